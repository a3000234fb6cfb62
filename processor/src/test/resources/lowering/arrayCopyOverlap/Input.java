import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double[] f(double[] a, int from, int to, int n) {
    double[] b = a.clone();
    System.arraycopy(b, from, b, to, n);
    System.arraycopy(a, 1, b, 0, 1);
    return b;
  }
}
