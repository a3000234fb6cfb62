package test;

import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return x
        * Double.parseDouble( // error: RG110
            Double.toString(x));
  }

  @Differentiable(name = "Other")
  static int g(double x) { // error: RG006
    return 1;
  }
}
