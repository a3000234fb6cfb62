import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, double[] a) {
    return x > 0 && a[0] < x || a[1] > 3 && x != 2 ? x * a[0] : x;
  }
}
