import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    Object type = Input.class; // error: RG105
    return x;
  }
}
