import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double[] f(double[] a, int n) {
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = a[i] * 2;
      b[i] += a[0];
      b[0]++;
    }
    return b;
  }
}
