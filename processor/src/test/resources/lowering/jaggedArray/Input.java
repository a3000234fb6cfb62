import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double[][] t = new double[n + 1][];
    for (int i = 0; i <= n; i++) {
      t[i] = new double[i + 1];
      t[i][i] = x * i;
    }
    return t[n][n];
  }
}
