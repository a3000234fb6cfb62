import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a, double x) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] > x) return a[i] * x;
      x += a[i];
    }
    return x;
  }
}
