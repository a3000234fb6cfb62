import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, boolean flip) {
    boolean a = x > 0, b = a && !flip;
    b |= flip;
    a &= b;
    return a != b ? x : -x * 2;
  }
}
