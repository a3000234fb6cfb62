import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, double[] v) {
    try {
      x *= v[0];
    } finally { // error: RG164
      System.out.println("done");
    }
    return x;
  }

  @Differentiable
  @SuppressWarnings("finally")
  static double jumps(double x) {
    try {
      x *= 2;
    } finally { // error: RG164
      return x;
    }
  }

  @Differentiable
  static double caught(double x) {
    try { // error: RG106
      x *= 2;
    } catch (RuntimeException e) {
      return x;
    }
    return x;
  }
}
