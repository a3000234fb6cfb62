import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, String name) {
    return x * g(name); // error: RG117
  }

  static double g(String s) {
    return 1;
  }
}
