import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a, double[][] m) {
    double[] b = a.clone();
    b[0] = 2;
    double[][] k = m.clone();
    k[0] = b;
    return a[0] * b[1] + k[0][1] + m[0][0];
  }
}
