import dev.retrograd.Differentiable;

class Input {
  private static final double SCALE;

  static {
    SCALE = 2;
  }

  @Differentiable
  static double f(double x) {
    return SCALE * x; // error: RG103
  }
}
