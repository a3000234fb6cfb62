package test;

import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return x;
  }

  @Differentiable
  static double f(double x, int n) { // error: RG010
    return x * n;
  }
}
