import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 0;
    switch (n) {
      case 0: double t = x;
      s = t;
      break;
      case 1: t = 2 * x;
      s = t * t;
    } return s + x;
  }
}
