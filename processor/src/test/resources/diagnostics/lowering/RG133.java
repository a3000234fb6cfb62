import dev.retrograd.Differentiable;

class Input {
  record Vec(double x, double y) {}

  @Differentiable
  static double f(double v) {
    Vec vec = new Vec(v, 1);
    if (v < 0) {
      throw new IllegalArgumentException("bad " + vec); // error: RG133
    }
    return vec.x() * vec.y();
  }
}
