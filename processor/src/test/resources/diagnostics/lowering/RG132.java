import dev.retrograd.Differentiable;

class Input {
  static final class Body {
    double x;

    Body(double x) {
      this.x = x;
    }
  }

  record Vec(double x, double y) {}

  @Differentiable
  static double carried(double v) {
    Body a = new Body(v);
    for (int i = 0; i < 3; i++) {
      a = new Body(a.x * v); // error: RG132
      a.x += 1;
    }
    return a.x; // error: RG132
  }

  @Differentiable
  static double absent(double v) {
    Vec best = null; // error: RG132
    for (int i = 0; i < 3; i++) {
      best = new Vec(v, i);
    }
    return best.x();
  }
}
