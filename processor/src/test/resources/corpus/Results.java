package corpus.results;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Results that are arrays. */
final class Results {
    private Results() {}

    @Differentiable
    static double[] squares(double[] v) {
        double[] r = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            r[i] = v[i] * v[i];
        }
        return r;
    }

    /** Variables that change places, one that only a branch changes, a square root of what may be zero. */
    @Differentiable
    static double[] exchanged(double[] v, double x, @In(from = 0, to = 5) int n) {
        double[] r = new double[v.length + 1];
        double a = x;
        double b = 1;
        double c = v[0];
        for (int i = 0; i < n; i++) {
            double next = a * v[i % v.length];
            a = b;
            b = next;
            if (a > b) {
                c = c * a + Math.sqrt(Math.abs(b));
                if (i > 1) {
                    c = c + a;
                }
            } else if (i == 1) {
                double d = c;
                c = a;
                a = d;
            }
            r[i % r.length] += c - a;
        }
        r[v.length] = a * b;
        return r;
    }

    /** Small arrays that branches choose and loops write, and the few elements of a parameter. */
    @Differentiable
    static double[] smallArrays(double[] v, double x, @In(from = 0, to = 3) int n) {
        double[] p = x > v[0] ? new double[] {v[1], x} : new double[] {x, v[0] / v[1]};
        double[] q = new double[3];
        for (int i = 0; i < n; i++) {
            double[] s = {p[1] * x, q[0]};
            q[0] += Math.sin(s[0]) / x;
            q[1] = s[1] * Math.cos(s[0]) / x;
            while (q[2] < 1) {
                q[2] += p[0] * p[0] + 1;
            }
        }
        return new double[] {q[0] * p[0], q[1] + q[2] * v[1]};
    }

    @Differentiable
    static double[] returnsParameter(double[] v, double x) {
        return v;
    }

    @Differentiable
    static double[] writesParameter(double[] v, double x) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= x;
        }
        return v;
    }

    @Differentiable
    static double[] oneOfTwo(double[] a, double[] b, @In(from = -1, to = 1) double x) {
        if (x > 0) {
            return a;
        }
        b[0] = a[0] * x;
        return b;
    }

    @Differentiable
    static double[] polar(double x, double y) {
        return new double[] {Math.sqrt(x * x + y * y), Math.atan2(y, x)};
    }

    @Differentiable
    static double[] unused(double[] v, double x) {
        double[] r = new double[3];
        r[1] = v[2] * x;
        return r;
    }

    @Differentiable
    static double[][] outer(@In(size = 2) double[] a, @In(size = 3) double[] b) {
        double[][] r = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                r[i][j] = a[i] * b[j];
            }
        }
        return r;
    }

    @Differentiable
    static double[][] product(@In(size = {2, 3}) double[][] a, @In(size = {3, 2}) double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                double s = 0;
                for (int k = 0; k < b.length; k++) {
                    s += a[i][k] * b[k][j];
                }
                c[i][j] = s;
            }
        }
        return c;
    }

    @Differentiable
    static double[] row(double[][] a, double x) {
        a[1][0] = a[0][0] * x;
        return a[1];
    }

    @Differentiable
    static double[][] rowsOfParameter(double[][] a, double x) {
        double[][] r = {a[1], {x, a[0][0]}, a[2]};
        r[2][0] = x * r[0][1];
        return r;
    }

    @Differentiable
    static double[] iterated(double[] y, double k, @In(from = 0, to = 4) int steps) {
        double[] state = y;
        for (int i = 0; i < steps; i++) {
            state = step(state, k);
        }
        return state;
    }

    private static double[] step(double[] y, double k) {
        double[] next = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            next[i] = y[i] + k * (y[(i + 1) % y.length] - y[i]) * y[i];
        }
        return next;
    }

    @Differentiable
    static double[] cumulative(double[] v) {
        double[] r = v.clone();
        for (int i = 1; i < r.length; i++) {
            r[i] = r[i] * r[i - 1];
        }
        return r;
    }

    @Differentiable
    static double[] conditionalLength(double[] v, @In(from = -1, to = 1) double x) {
        if (x > 0) {
            return new double[] {x};
        }
        double[] r = new double[v.length + 1];
        r[0] = x;
        for (int i = 0; i < v.length; i++) {
            r[i + 1] = r[i] * v[i];
        }
        return r;
    }

    @Differentiable
    static double[] sameRowTwiceInResult(double[] v) {
        double[][] t = {v, v};
        t[0][0] = t[1][1] * 2;
        return t[1];
    }

    @Differentiable
    static double[] rowUnwritten(double[][] a, double x) {
        return a[1];
    }

    @Differentiable
    static double[][] rowsAgain(double[] v, double[] w) {
        return new double[][] {v, w, v};
    }
}
