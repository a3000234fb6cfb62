import dev.retrograd.Differentiable;

class Input {
  private record Vec(double x, double y) {}

  @Differentiable
  static double f(double t, Vec v) { // error: RG021
    return t * v.x();
  }
}
