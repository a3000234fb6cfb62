import dev.retrograd.Differentiable;

class Input {
  record Unit(double x, double y) {
    Unit {
      double norm = Math.hypot(x, y);
      x /= norm;
      y /= norm;
    }
  }

  static final class Hidden {
    final double x;

    private Hidden(double x) {
      this.x = x;
    }
  }

  @Differentiable
  static Unit f(double x) { // error: RG020
    return new Unit(x, 1);
  }

  @Differentiable
  static Hidden g(double x) { // error: RG020
    return new Hidden(x);
  }
}
