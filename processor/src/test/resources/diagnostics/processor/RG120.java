package test;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable({Derivative.GRADIENT, Derivative.JVP, Derivative.HESSIAN})
  static double inner(double x) {
    return x > 100 ? x : Math.sin(x) * inner(x * x + 1);
  }

  @Differentiable
  static double recorded(double x) {
    return InnerGrad.gradient(x).x(); // error: RG120
  }

  @Differentiable
  static double whole(double x) {
    double[][] hessian = InnerGrad.hessian(x); // error: RG120
    return hessian[0][0];
  }

  @Differentiable
  static double itself(double x) {
    return x + ItselfGrad.gradient(x).x(); // error: RG111
  }

  @Differentiable
  static double tangent(double x) {
    return InnerGrad.jvp(x, 1).tangent(); // error: RG120
  }
}
