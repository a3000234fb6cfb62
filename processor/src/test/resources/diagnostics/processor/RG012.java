package test;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable({Derivative.GRADIENT, Derivative.OBJECTIVE})
  static double f(double[] x, double y) { // error: RG012
    return x[0] * y;
  }
}
