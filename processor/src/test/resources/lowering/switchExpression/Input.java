import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = switch (n) {
      case 0 -> x;
      case 1, 2 -> {
        double t = x * x;
        if (t > 1) yield t;
        yield 1 / t;
      } default -> 3;
    };
    int k = switch (n + 1) {
      case 1: yield 4;
      case 2: s += 1;
      default: yield 5;
    };
    return s * k;
  }
}
