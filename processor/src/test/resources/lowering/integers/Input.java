import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int i, long k) {
    return x * (i << 3 >>> k ^ ~i & 7 | i % 5) * (k >> 2L) * (double) (i / (k * k + 1));
  }
}
