import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 0;
    int m = n;
    for (int i = 0; i < m; i++) {
      s += x;
      if (s > 3) m--;
    }
    for (int i = 0; i < n; i++) {
      s += i;
      i++;
    }
    return s;
  }
}
