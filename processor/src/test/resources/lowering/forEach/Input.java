import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a, int[] k) {
    double s = 0;
    for (double e : a) s += e * e;
    for (double j : k) s *= j;
    return s;
  }
}
