import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = x;
    int i = n;
    while (i-- > 0) s *= x;
    double t;
    while ((t = s * 0.5) > 1) s = t;
    return t + i;
  }
}
