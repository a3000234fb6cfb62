package test;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Retrograd;

/** Derivatives that are lost: each cut is named where it is. */
class Input {
  @Differentiable
  static double unused(double x, double unused) { // warning: RG203
    return x * x;
  }

  @Differentiable
  static double overwritten(double x, double y) { // warning: RG203
    y = 3;
    return x * y;
  }

  @Differentiable
  static double cast(double x, double y) {
    int n = (int) (y * 2); // warning: RG203
    return x * n;
  }

  static double step(double v) {
    return Math.round(v); // warning: RG203
  }

  @Differentiable
  static double inHelper(double x, double y) {
    return x * step(y + 1);
  }

  @Differentiable
  static double decides(double x, double y) {
    if (y > 2) { // warning: RG203
      return x;
    }
    return 2 * x;
  }

  @Differentiable
  static double declared(double x, double y) {
    return x * Retrograd.constant(y * y); // warning: RG203
  }

  @Differentiable
  static double array(double x, double[] v) { // warning: RG203
    double[] w = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      w[i] = v[i] * 2;
    }
    return x * w.length;
  }

  @Differentiable
  static double element(double x, double[] v) {
    double s = 0;
    for (double e : v) {
      s += Math.signum(e); // warning: RG203
    }
    return x * s;
  }

  @Differentiable
  static double length(double x, double[] v) { // warning: RG203
    return x * v.length;
  }

  @Differentiable
  static double influences(double x, double y, double[] v, @Constant double k) {
    double r = y > 0 ? x : x * 2;
    double[] w = v.clone();
    w[0] += y;
    return r + w[0] + Math.floor(k);
  }

  @Differentiable
  static double loop(double x, double y) {
    int n = 0;
    while (n < y) { // warning: RG203
      n++;
      x *= 1.5;
    }
    return x;
  }

  @Differentiable
  static double ternary(double x, double y) {
    double z = Math.floor(y) + Math.ceil(y * x); // warning: RG203
    return x + z;
  }

  @Differentiable
  static double hidden(double x, double[] v) {
    int n = 0;
    n += v[0]; // warning: RG201 RG203
    short s = 2;
    for (double e : v) s *= e; // warning: RG201
    long[] k = {1, 2};
    k[n & 1] -= x; // warning: RG201
    char c = 'a';
    c /= x + 1; // warning: RG201
    return x * n * s * k[0] * c;
  }

  @Differentiable
  static double notHidden(double x, @Constant double k) {
    int n = 1;
    n += 2.5;
    n *= k;
    n += (int) x;
    float f = 1;
    f += x; // note: RG405
    return x * n * f;
  }
}
