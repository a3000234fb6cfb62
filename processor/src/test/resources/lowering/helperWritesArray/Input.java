import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a) {
    double[] b = a.clone();
    scale(b, 2);
    return b[0] + sum(b);
  }
  static void scale(double[] v, double k) {
    for (int i = 0; i < v.length; i++) v[i] *= k;
  }
  static double sum(double... v) {
    double s = 0;
    for (double e : v) s += e;
    return s;
  }
}
