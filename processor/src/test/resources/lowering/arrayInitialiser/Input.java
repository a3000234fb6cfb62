import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double[] a = {1, x, n};
    int[] p = new int[] {2, 0};
    double[][] m = {{x}, {n, 2 * x}};
    return a[p[0]] + a[p[1]] * m[1][1];
  }
}
