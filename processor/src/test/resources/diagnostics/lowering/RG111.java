import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return x > 1 ? f(x / 2) : g(x); // error: RG111
  }

  static double g(double x) {
    return x < 0 ? x : g(x - 1); // error: RG111
  }
}
