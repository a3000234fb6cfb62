import dev.retrograd.Differentiable;

class Input {
  private static double scale = 2;

  @Differentiable
  static double f(double x) {
    scale = x; // error: RG108
    return scale * x; // error: RG102
  }
}
