import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 1;
    switch (n) {
      case 0: s = x;
      break;
      case 1: case 2: s += x;
      case 3: s *= 2;
      break;
      case -1: return -x;
      default: s = 3;
    } return s * x;
  }
}
