import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a) {
    double s = 0;
    for (double e : a) {
      if (e < 0) continue;
      s += e;
    }
    for (int i = 0; i < a.length; i++) {
      if (i % 2 == 0) {
        if (a[i] > 1) continue;
        s += 1;
      }
      s *= a[i];
    }
    return s;
  }
}
