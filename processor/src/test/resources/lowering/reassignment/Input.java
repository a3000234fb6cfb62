import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    double y = x;
    x = y * y;
    y = x;
    return x * y;
  }
}
