import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    int i = n;
    double s = x > 0 && i++ > 1 ? x * i : i-- + x;
    return s * i;
  }
}
