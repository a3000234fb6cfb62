import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 0;
    for (long i = 0; i < n; i++) s += x * i;
    for (double t = 0; t < 1; t += 0.25) s += t * x;
    return s;
  }
}
