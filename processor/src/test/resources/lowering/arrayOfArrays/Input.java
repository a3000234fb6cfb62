import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double[][] f(double[][] a) {
    double[][] t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      for (int j = 0; j < row.length; j++) t[j][i] = row[j];
    }
    return t;
  }
}
