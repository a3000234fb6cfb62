import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[][] a) {
    double s = 0;
    rows: for (double[] row : a) {
      for (double e : row) {
        if (e < 0) continue rows;
        if (e > 2) break rows;
        s += e;
      }
      s *= 2;
    }
    block: {
      if (s > 5) break block;
      s++;
    }
    return s;
  }
}
