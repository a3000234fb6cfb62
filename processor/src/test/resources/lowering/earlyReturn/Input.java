import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    if (x < 0) return -x;
    double y = x * x;
    if (y > 4) {
      y = 4;
      return y;
    }
    else if (y > 2) {
      y -= 1;
    }
    return y + x;
  }
}
