import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    double y = 1;
    if (x > 0) {
      if (x > 1) return x;
      y = 2;
    }
    y *= x;
    return y;
  }
}
