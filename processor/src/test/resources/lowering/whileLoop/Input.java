import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    double y = x;
    int n = 0;
    while (y * y > 2 && n < 20) {
      y = y / 2;
      n++;
    }
    return y * n;
  }
}
