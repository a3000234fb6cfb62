import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      s += x * i;
    }
    for (int j = n - 1; j >= 0; j -= 2) s *= x;
    for (int k = 1; n >= k; ++k) s -= k;
    return s;
  }
}
