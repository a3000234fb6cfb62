import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, Double y) {
    return x * y; // error: RG107
  }
}
