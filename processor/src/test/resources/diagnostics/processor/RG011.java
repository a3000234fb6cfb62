package test;

import dev.retrograd.Differentiable;

class Input {
  @Differentiable(name = "Gradient")
  static double f(double x) { // error: RG011
    return x;
  }
}
