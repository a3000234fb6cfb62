import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    double y = new Object() == null ? 1 : 2; // error: RG105
    return x * y;
  }
}
