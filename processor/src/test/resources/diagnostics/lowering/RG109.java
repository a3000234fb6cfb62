import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return unboxed(x); // error: RG109
  }

  static double unboxed(Double x) {
    return 1;
  }
}
