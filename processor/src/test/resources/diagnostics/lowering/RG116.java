import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return id(x); // error: RG116
  }

  static <T> T id(T x) {
    return x;
  }
}
