import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, boolean b, Object o, Object p) {
    double y = o == p ? x : 2; // error: RG107 RG117 RG117
    return y;
  }
}
