package test;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable({Derivative.JVP, Derivative.HVP})
  static double[] f(double[] x, double y) { // error: RG013
    return new double[] {x[0] * y};
  }

  @Differentiable({Derivative.JACOBIAN, Derivative.HESSIAN})
  static double[] g(double x) { // error: RG013
    return new double[] {x, x * x};
  }
}
