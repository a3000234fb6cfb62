import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n, char c) {
    double s = x;
    switch (n) {
      case 1, 2 -> s = 2 * x;
      case 3 -> {
        if (x > 0) break;
        s++;
      } default -> {
      }
    } switch (c) {
      case 'a' -> s *= x;
      case 'b' -> throw new IllegalStateException("b");
      default -> s += c;
    } return s;
  }
}
