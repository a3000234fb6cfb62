package test;

import dev.retrograd.Derivative;
import dev.retrograd.DerivativeOf;
import dev.retrograd.Differentiable;

class Input {
  static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x) / x;
  }

  @DerivativeOf(type = Input.class, method = "sinc", parameters = double.class)
  static double adjoint(double x, double sinc, double seed) {
    return x == 0 ? 0 : seed * (Math.cos(x) - sinc) / x;
  }

  static double unruly(double x) {
    return x;
  }

  @DerivativeOf(type = Input.class, method = "unruly", parameters = double.class, mode = DerivativeOf.Mode.TANGENT)
  static double tangent(double x, double xTangent) {
    return xTangent;
  }

  @Differentiable({Derivative.JVP, Derivative.HVP})
  static double f(double x) {
    return 2 * sinc(x); // error: RG017 RG017
  }

  @Differentiable
  static double g(double x) {
    return unruly(x); // error: RG202
  }
}
