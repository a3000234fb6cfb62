import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    return (float) x + (int) x + (long) x + (byte) x + (double) (short) x;
  }
}
