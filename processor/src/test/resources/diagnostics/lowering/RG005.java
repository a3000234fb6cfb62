import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static void f(double[] x) { // error: RG005
    x[0] = 1;
  }
}
