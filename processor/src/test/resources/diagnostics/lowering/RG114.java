import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double[] x) {
    return ((double[]) x)[0]
        + ((double[]) (Object) x)[0]; // error: RG114
  }
}
