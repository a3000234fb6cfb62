import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    return Math.max(x, n) + Math.max(n, 2) + StrictMath.sin(x) + Math.abs(-n) + Math.pow(x, 2) + Math.round(x) + Math.fma(x, x, n);
  }
}
