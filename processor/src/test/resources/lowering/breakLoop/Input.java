import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a) {
    double s = 0;
    int i;
    for (i = 0; i < a.length; i++) {
      if (s > 1) break;
      s += a[i] * a[i];
    }
    while (true) {
      s *= 2;
      if (s > 10) break;
      s += 1;
    }
    return s * i;
  }
}
