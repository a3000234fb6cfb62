import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, double y) {
    double m, k = 2;
    if (x > y) {
      m = x;
      k++;
    }
    else m = y;
    if (m > 3) {
      double t = m;
      m = t * k;
    }
    return m;
  }
}
