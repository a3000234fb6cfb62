import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, double y) {
    return square(x) + square(x + y) * scaled(y, 3);
  }
  private static double square(double x) {
    return x * x;
  }
  static double scaled(double v, float k) {
    v *= k;
    return square(v);
  }
}
