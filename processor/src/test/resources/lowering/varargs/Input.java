import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    return sum() + sum(x) + sum(n, x) + sum(new double[] {x, 2});
  }
  static double sum(double... v) {
    double s = 0;
    for (double e : v) s += e;
    return s;
  }
}
