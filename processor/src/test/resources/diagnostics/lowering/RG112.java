import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return new Input().twice(x); // error: RG112
  }

  double twice(double x) {
    return 2 * x;
  }
}
