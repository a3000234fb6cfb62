import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    Double[] y = {x, null}; // error: RG109
    return x;
  }
}
