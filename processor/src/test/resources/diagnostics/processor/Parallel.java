package p;

import dev.retrograd.Differentiable;

class Parallel {
  @Differentiable(parallel = true)
  static double carried(double x, int n) {
    double y = x;
    for (int i = 0; i < n; i++) { // error: RG213
      y = Math.sin(y);
    }
    return y;
  }

  @Differentiable(parallel = true)
  static double neighbours(double[] x) {
    double[] z = x.clone();
    for (int i = 1; i < z.length; i++) { // error: RG213
      z[i] = Math.sin(z[i - 1]) + z[i];
    }
    return z[z.length - 1];
  }

  @Differentiable(parallel = true)
  static double histogram(double[] x, int[] bin) {
    double[] h = new double[8];
    for (int i = 0; i < x.length; i++) { // error: RG213
      h[bin[i]] += Math.exp(x[i]);
    }
    return h[0] * h[1];
  }

  @Differentiable(parallel = true)
  static double inner(double[][] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) { // error: RG213
      for (int j = 0; j < x[i].length; j++) {
        s += Math.exp(x[i][j]);
      }
    }
    return s;
  }

  @Differentiable(parallel = true)
  static double none(double x, double y) { // error: RG213
    return x * y;
  }

  @Differentiable(parallel = true)
  static double some(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += Math.exp(x[i]);
    }
    double y = s;
    for (int k = 0; k < 30; k++) { // warning: RG214
      y = Math.sin(y);
    }
    return y;
  }
}
