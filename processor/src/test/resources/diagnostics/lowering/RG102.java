import dev.retrograd.Differentiable;

class Input {
  static double scale = 2;
  static final double[] TABLE = {1, 2};

  @Differentiable
  static double f(double x) {
    return scale * x // error: RG102
        + TABLE[0]; // error: RG102
  }
}
