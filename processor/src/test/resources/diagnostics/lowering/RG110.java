import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return Double.parseDouble("1") * x; // error: RG110
  }
}
