import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    boolean b = x < n;
    boolean c = !b == (n != 3);
    return (b | c) & n >= 2 ^ b ? x : 2 * x;
  }
}
