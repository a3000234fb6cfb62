import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a, int n, String name) {
    if (n < 0 || a == null) {
      throw new IllegalArgumentException("n < 0: " + n + name);
    } double s;
    if (n > a.length) throw new IllegalStateException();
    else s = a[0];
    assert s > 0 : "never";
    return s * n;
  }
}
