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

  static double[] doubled(double[] x) {
    return new double[] {2 * x[0]};
  }

  @DerivativeOf(type = Input.class, method = "doubled", parameters = double[].class)
  static double[] doubledAdjoint(double[] x, double[] y, double[] seed) {
    return new double[] {2 * seed[0]};
  }

  static double unruly(double x) {
    return x;
  }

  @DerivativeOf(type = Input.class, method = "unruly", parameters = double.class, mode = DerivativeOf.Mode.TANGENT)
  static double tangent(double x, double xTangent) {
    return xTangent;
  }

  static double opaque(double x) {
    return x;
  }

  @DerivativeOf(type = Input.class, method = "opaque", parameters = double.class)
  static double opaqueAdjoint(double x, double y, double seed) {
    return seed * Double.parseDouble(String.valueOf(x)) / x;
  }

  @Differentiable({Derivative.JVP, Derivative.HVP})
  static double f(double x) {
    return 2 * sinc(x);
  }

  @Differentiable({Derivative.JVP, Derivative.HVP})
  static double h(double[] x) {
    return doubled(x)[0]; // error: RG017 RG017
  }

  @Differentiable({Derivative.JVP, Derivative.HESSIAN_DIAGONAL})
  static double k(double x) {
    return opaque(x) * x; // error: RG017
  }

  @Differentiable
  static double g(double x) {
    return unruly(x); // error: RG202
  }
}
