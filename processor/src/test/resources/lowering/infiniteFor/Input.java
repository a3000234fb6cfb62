import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    int k = 0;
    double r;
    for (;;) {
      r = x * k;
      if (k++ >= 3) break;
    }
    return r;
  }
}
