import dev.retrograd.Differentiable;

class Input {
  private static class Hidden {
    @Differentiable
    static double f(double x) { // error: RG009
      return x;
    }
  }
}
