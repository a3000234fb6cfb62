import dev.retrograd.Differentiable;

class Input {
  static final class Body {
    double x;

    Body(double x) {
      this.x = x;
    }
  }

  @Differentiable
  static double shared(double v) {
    Body[] bodies = new Body[2];
    Body body = new Body(v);
    bodies[0] = body; // error: RG134
    bodies[1] = body; // error: RG134
    body.x = 3;
    return bodies[0].x + bodies[1].x;
  }

  @Differentiable
  static double replaced(double v) {
    Body[] bodies = {new Body(v)};
    Body first = bodies[0];
    bodies[0] = new Body(2); // error: RG134
    return first.x;
  }
}
