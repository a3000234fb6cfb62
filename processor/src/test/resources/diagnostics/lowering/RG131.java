import dev.retrograd.Differentiable;

class Input {
  static final class Body {
    double x;

    void move(double by) {
      x += by; // error: RG131
    }
  }

  double last;

  @Differentiable
  static double f(double v, Body body) {
    body.x = v; // error: RG131
    body.x++; // error: RG131
    body.move(v);
    return body.x;
  }

  @Differentiable
  double g(double v) {
    last = v; // error: RG131
    return v * v;
  }
}
