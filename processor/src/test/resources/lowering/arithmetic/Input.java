import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, double y) {
    return -x / (x + y) % 3 - +y * 2;
  }
}
