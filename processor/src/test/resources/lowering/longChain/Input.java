import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    return x * 0 + x * 1 + x * 2 + x * 3 + x * 4 + x * 5;
  }
}
