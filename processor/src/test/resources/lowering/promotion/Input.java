import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(float x, int i, long k, char c) {
    return i / 2 * x + k + c * 1.5f;
  }
}
