package test;

import dev.retrograd.Differentiable;
import dev.retrograd.GradientTests;

class Input {
  @Differentiable
  static double f(double x, String name) {
    return x * name.length();
  }

  @GradientTests(Input.class)
  static class Tests {} // error: RG307
}
