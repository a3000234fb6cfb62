import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    for (int i = 0; i < n; i++) {
      if (x > 2) return x * i;
      x += 1;
    } throw new ArithmeticException("not found");
  }
}
