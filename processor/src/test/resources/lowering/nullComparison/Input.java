import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, Object o, double[] a) {
    return o == null ? x : a != null ? a[0] : 1;
  }
}
