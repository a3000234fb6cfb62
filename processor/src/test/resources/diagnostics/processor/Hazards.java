package test;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

/** Hazards, and next to each what looks like it and is none. */
class Input {
  @Differentiable
  static double sinc(double x) {
    if (x == 0) { // note: RG401
      return 1;
    }
    return Math.sin(x) / x;
  }

  @Differentiable
  static double sparse(double[] w, double[] x) {
    double s = 0;
    for (int i = 0; i < w.length; i++) {
      if (!(w[i] != 0)) { // note: RG401
        continue;
      }
      s += w[i] * x[i];
    }
    return s;
  }

  @Differentiable
  static double equalityWithoutHarm(double x, @Constant double k, int n) {
    if (x == 5) {
      throw new IllegalArgumentException("five");
    }
    if (x != x || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    boolean unused = x == 3;
    return k == 0 || n == 1 ? x : x * x;
  }

  static double square(double v) {
    return v * v;
  }

  @Differentiable
  static double norm(double[] x) {
    double s = 0;
    for (double v : x) {
      s += square(v);
    }
    return Math.sqrt(s); // note: RG402
  }

  @Differentiable
  static double clamped(double x, double y) {
    double r = Math.sqrt(Math.max(0, x - y)); // note: RG402
    r += Math.log(Math.abs(x)); // note: RG402
    return r + Math.pow(x, 0.5) + x / Math.abs(y - x); // note: RG402 RG402
  }

  @Differentiable
  static double startsAtZero(double[] x) {
    double p = 0;
    double r = 0;
    for (int i = 0; i < x.length; i++) {
      r += Math.log(p); // note: RG402
      p += x[i];
    }
    return r;
  }

  @Differentiable
  static double rootsWithoutHarm(double x, double y, @Constant double k, double[] q) {
    double s = x * x + y * y + k * k;
    double r = Math.sqrt(s + 1e-12) + Math.sqrt(x * x + 1) + Math.sqrt(y) + Math.pow(x, 1.5) + Math.pow(1 + x * x, 0.5);
    if (s > 0) {
      r += Math.sqrt(x * x + q[0] * q[0] + s);
    }
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < q.length; j++) {
        if (i != j) {
          double d = q[i] - q[j];
          r += Math.log(d * d);
        }
      }
    }
    double t = x * x;
    if (t == 0) {
      throw new ArithmeticException();
    }
    return r / (y * y) + Math.log(t);
  }

  @Differentiable
  static double ties(double x, double[] v) {
    double a = Math.max(v[0], v[0]); // note: RG403
    double b = Math.min(x * 2, x * 2); // note: RG403
    return a + b + Math.abs(x - x) + Math.max(v[0], v[1]) + Math.abs(x - v[0]); // note: RG403
  }

  @Differentiable
  static double noTie(double x, double[] v) {
    double a = v[0];
    v[0] = x;
    return Math.max(a, v[0]);
  }

  @Differentiable
  static double fixedPoint(double a) {
    double x = a;
    for (int i = 0; i < 100; i++) {
      double next = 0.5 * (x + a / x);
      if (Math.abs(next - x) < 1e-12) { // note: RG404
        return next;
      }
      x = next;
    }
    return x;
  }

  @Differentiable
  static double whileFar(double a, @Constant double tolerance) {
    double x = 1;
    while (Math.abs(x * x - a) > tolerance) { // note: RG404
      x = 0.5 * (x + a / x);
    }
    return x;
  }

  @Differentiable
  static double threshold(double x, @Constant double end) {
    double r = x;
    while (r < 10) {
      r *= 1.5;
    }
    double rest = 1;
    while (rest > 1e-6) {
      rest *= 0.1;
    }
    return r * rest;
  }

  @Differentiable
  static float narrowed(double x, float y) {
    float a = (float) (x * x); // note: RG405
    return a + (float) Math.sin(y);
  }

  @Differentiable
  static double cancelling(double x, double y) {
    double c = Math.cos(y);
    double r = 1 - Math.cos(x); // note: RG406
    r += Math.exp(x) - 1; // note: RG406
    r += Math.log(1 + x); // note: RG406
    r += Math.log(y + 1.0); // note: RG406
    return r * (1 - c); // note: RG406
  }

  @Differentiable
  static double notCancelling(double x, @Constant double k) {
    return 2 - Math.cos(x) + (Math.exp(x) - 2) + Math.log(2 + x) + x * (1 - Math.cos(k)) + Math.log1p(x);
  }

  @Differentiable
  static double logSumExp(double[] x) {
    double s = 0;
    for (double v : x) {
      s += Math.exp(v);
    }
    return Math.log(s) + Math.log(Math.exp(x[0]) + Math.exp(x[1])); // note: RG407 RG407
  }

  @Differentiable
  static double shifted(double[] x) {
    double m = x[0];
    for (double v : x) {
      m = Math.max(m, v);
    }
    double s = 0;
    for (double v : x) {
      s += Math.exp(v - m);
    }
    return m + Math.log(s) + Math.log(1.5 + Math.exp(x[0]));
  }

  @Differentiable
  static double softMinimum(double a, double b, double sharpness) {
    double m = Math.min(a, b);
    return m - Math.log(Math.exp((m - a) / sharpness) + Math.exp(-(sharpness * (b - m))));
  }

  @Differentiable
  static double rootOfTwoSquares(double x, double y) {
    return Math.sqrt(x * x + y * y); // note: RG402
  }

  @Differentiable
  static double hypotenuse(double x, double y) {
    if (x > 0) {
      return Math.sqrt(x * x + y * y); // note: RG407
    }
    return x;
  }

  @Differentiable
  @SuppressWarnings("retrograd:cancellation")
  static double suppressed(double x) {
    @SuppressWarnings({"unused", "retrograd:infinite"})
    double r = Math.sqrt(x * x);
    return r * (1 - Math.cos(x)) + Math.abs(x - x); // note: RG403
  }

  @SuppressWarnings("retrograd")
  static class Quiet {
    @Differentiable
    static double quiet(double x, double unused) {
      int n = 0;
      n += x;
      return Math.sqrt(x * x) * (1 - Math.cos(x)) * n;
    }
  }
}
