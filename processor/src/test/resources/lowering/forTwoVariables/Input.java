import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a) {
    double s = 0;
    for (int i = 0, j = a.length - 1; i < j; i++, j--) s += a[i] * a[j];
    return s;
  }
}
