import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x) {
    double y = x;
    int n = 0;
    do {
      y = 0.5 * (y + x / y);
      if (n > 5) continue;
      n += 2;
    }
    while (n++ < 7);
    return y + n;
  }
}
