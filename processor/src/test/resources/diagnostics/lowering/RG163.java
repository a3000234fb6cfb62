import dev.retrograd.Differentiable;

class Input {
  static double scale = 2;
  static int count;

  @Differentiable
  static double f(double x) {
    return x * count * scale; // note: RG163
  }
}
