import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  private static double f(double x) { // error: RG001
    return x;
  }
}
