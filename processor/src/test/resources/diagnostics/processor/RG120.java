package test;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable({Derivative.GRADIENT, Derivative.JVP, Derivative.HESSIAN})
  static double inner(double x) {
    return x > 100 ? x : Math.sin(x) * inner(x * x + 1);
  }

  @Differentiable
  static double inWorkspace(double x) {
    InnerGrad.Workspace ws = new InnerGrad.Workspace();
    return InnerGrad.gradient(x, ws); // error: RG120
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
    return InnerGrad.jvp(x, 1).tangent() + InnerGrad.gradient(x).x();
  }
}
