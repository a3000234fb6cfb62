package test;

import dev.retrograd.DerivativeOf;
import dev.retrograd.Differentiable;

class Input {
  record Point(double x, double y) {}

  static double distance(Point point, double to) {
    return Math.abs(point.x() - to);
  }

  @DerivativeOf(
      type = Input.class,
      method = "distance",
      parameters = {Point.class, double.class})
  static double adjoint(Point point, double to, double distance, double seed) {
    return to > point.x() ? seed : -seed;
  }

  @Differentiable
  static double f(double x) {
    return distance(new Point(x, 1), x); // error: RG122
  }
}
