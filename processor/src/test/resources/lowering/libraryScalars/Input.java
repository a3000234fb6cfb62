import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, float y, int n) {
    double r = 1 / (x - 1);
    if (Double.isInfinite(r) || Double.isNaN(r) || !Float.isFinite(y)) {
      return Integer.max(n, 2);
    }
    return Double.sum(Double.max(x, y), Float.min(y, 3)) * Long.max(n, 4);
  }
}
