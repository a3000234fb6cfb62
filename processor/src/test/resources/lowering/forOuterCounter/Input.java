import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    int i;
    int j = 5;
    double s = 0;
    for (i = 0; i <= n; i++) {
      s += x * i;
    }
    for (; j > n; --j) {
      s *= x;
    }
    return s * i + j;
  }
}
