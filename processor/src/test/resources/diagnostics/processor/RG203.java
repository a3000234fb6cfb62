package test;

import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, double y) {
    return x * Math.floor(y); // warning: RG203
  }
}
