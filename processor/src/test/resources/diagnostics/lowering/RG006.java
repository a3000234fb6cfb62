import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static int f(double x) { // error: RG006
    return (int) x;
  }

  @Differentiable
  static String g(double x) { // error: RG006
    return null;
  }
}
