import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    Double y = x;
    Double z = x;
    return y == z ? x : 1; // error: RG107
  }
}
