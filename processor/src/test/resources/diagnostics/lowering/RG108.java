import dev.retrograd.Differentiable;

class Input {
  static double last;

  @Differentiable
  static double f(double x) {
    last = x; // error: RG108
    return x;
  }
}
