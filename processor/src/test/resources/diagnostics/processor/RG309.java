package test;

import dev.retrograd.Differentiable;
import dev.retrograd.GradientTests;

class Input {
  static class Models {
    @Differentiable
    static double square(double x) {
      return x * x;
    }
  }

  static class Plain {
    static double square(double x) {
      return x * x;
    }
  }

  @GradientTests({Models.class, Plain.class})
  static class Tests {} // error: RG309
}
