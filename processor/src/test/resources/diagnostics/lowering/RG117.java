import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, RuntimeException e) {
    if (x < 0) {
      throw e; // error: RG117
    }
    if (x > 9) {
      throw new Hidden(); // error: RG117
    }
    return x;
  }

  @SuppressWarnings("serial")
  private static class Hidden extends RuntimeException {}
}
