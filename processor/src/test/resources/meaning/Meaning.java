package meaning;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

/** Methods at the points where the meaning of a derivative has to be stated. */
final class Meaning {
    private Meaning() {}

    @Differentiable
    static double absolute(double x) {
        return Math.abs(x);
    }

    @Differentiable
    static double larger(double a, double b) {
        return Math.max(a, b);
    }

    @Differentiable
    static double smaller(double a, double b) {
        return Math.min(a, b);
    }

    @Differentiable
    static double remainder(double a, double b) {
        return a % b;
    }

    @Differentiable
    static double chosen(double a, double b) {
        return a > b ? 2 * a : 3 * b;
    }

    @Differentiable
    static double steps(double x) {
        return x + Math.floor(x) + Math.ceil(x) + Math.rint(x) + Math.round(x) + Math.signum(x) + (int) x + (long) x;
    }

    @Differentiable
    static double unusedRoot(double x) {
        double r = Math.sqrt(x);
        double s = x;
        if (r > 0) {
            s = r;
        }
        return s;
    }

    @Differentiable
    static double unusedLogarithm(double x, double y) {
        double l = Math.log(x);
        return x > 0 ? l * y : y;
    }

    @Differentiable
    static double unusedQuotient(double x, double y) {
        double q = y / x;
        double r = y;
        if (x != 0) {
            r = q;
        }
        return r;
    }

    @Differentiable
    static double unusedInLoop(double[] v) {
        double s = 0;
        for (int i = 0; i < v.length; i++) {
            double r = Math.sqrt(v[i]);
            double q = 1 / v[i];
            if (v[i] > 0) {
                s += r * q;
            }
        }
        return s;
    }

    @Differentiable
    static double unreadElement(double x, double y) {
        double[] t = new double[2];
        t[0] = Math.sqrt(x);
        t[1] = y * y;
        return t[1];
    }

    @Differentiable
    static double overwrittenBeforeUse(double x, double y) {
        double[] t = new double[1];
        t[0] = 1 / x;
        t[0] = y;
        return t[0] * y;
    }

    @Differentiable
    static double killedInLoop(double x, int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            r = Math.sqrt(r);
            if (i == n - 1) {
                r = x;
            }
        }
        return r;
    }

    @Differentiable
    static double unusedAfterBreak(double x, int n) {
        double r = 1;
        double root = 0;
        for (int i = 0; i < n; i++) {
            root = Math.sqrt(x * i);
            if (root == 0) {
                continue;
            }
            r += root;
        }
        return r;
    }

    private static double safeRoot(double x) {
        double r = Math.sqrt(x);
        if (!(x > 0)) {
            return 0;
        }
        return r;
    }

    @Differentiable
    static double unusedInHelper(double x, double y) {
        return safeRoot(x) * y + y;
    }

    @Differentiable
    static double vectorLength(double x, double y) {
        double length = Math.sqrt(x * x + y * y);
        double unit = length > 0 ? x / length : 0;
        return unit + x;
    }

    @Differentiable
    static double rootTimesZero(double x) {
        return Math.sqrt(x) * 0;
    }

    @Differentiable
    static double root(double x) {
        return Math.sqrt(x);
    }

    @Differentiable
    static double logarithm(double x) {
        return Math.log(x);
    }

    @Differentiable
    static double[] parts(double x, double y) {
        return new double[] {Math.sqrt(x), y * y};
    }

    @Differentiable
    static double writes(double[] a, double[] b) {
        a[0] = a[0] * b[1];
        return a[0] + b[0];
    }

    @Differentiable
    static double reads(double[] a, double[] b) {
        return a[0] * b[0];
    }

    @Differentiable
    static double writesRows(double[][] a, double[] b, @Constant double[][] c) {
        a[0][0] = a[1][0] * b[0] + c[0][0];
        return a[0][0] * a[0][1] * b[1];
    }

    static final double[] TABLE = {2, 3};

    @Differentiable
    static double writesBesideList(double[] a, @Constant java.util.List<double[]> list) {
        double sum = 0;
        for (double[] row : list) {
            a[0] *= row[1];
            sum += a[0] * row[0];
        }
        return sum;
    }

    @Differentiable
    static double writesBesideTable(double[] a) {
        a[0] *= a[0];
        return a[0] * TABLE[0];
    }

    @Differentiable
    static double writesScratch(double x, @Constant double[][] scratch) {
        scratch[0] = new double[] {x, x * x};
        scratch[1] = scratch[0];
        return scratch[1][1];
    }

    @Differentiable
    static double checked(double[] v, int n) {
        double r = 1;
        for (int i = 0; i < n; i++) {
            r *= v[i];
        }
        return r / (8 / n);
    }

    @Differentiable
    static double[] same(double[] v, double x) {
        return v;
    }

    @Differentiable
    static Matrix sameMatrix(Matrix m, double x) {
        return m;
    }

    @Differentiable
    static double stopped(Matrix m) {
        return m.times(m.constant()).sum();
    }

    @Differentiable
    static double stoppedBeforeWrite(Matrix m, double x) {
        Matrix c = m.constant();
        m.data()[0][0] = x;
        return m.times(c).sum();
    }

    @Differentiable
    static double constantAmongActive(double x, @Constant double k, double y) {
        return x * k * y;
    }

    @Differentiable
    static double power(double x, double y) {
        return Math.pow(x, y);
    }

    @Differentiable
    static double length(double x, double y) {
        return Math.hypot(x, y);
    }

    @Differentiable
    static double emptyLoop(double x, double[] v) {
        double s = x;
        for (double e : v) {
            s *= e;
        }
        return s;
    }

    @Differentiable
    static double inactiveBranchOnly(double x, double y) {
        double r = y;
        if (x > 1) {
            r = 2 * y;
        }
        return r;
    }

    @Differentiable
    static double product(Matrix a, Matrix b) {
        return a.times(b).sum();
    }

    @Differentiable
    static double unusedThatThrows(double[] v, int n, int mode) {
        double r = v[0] * v[0];
        if (mode == 0) {
            double dead = v[n];
        } else if (mode == 1) {
            int dead = 1 / n;
        } else if (mode == 2) {
            double[] dead = new double[n];
        } else if (mode == 3) {
            v[n] = 3;
            v[n] = 4;
        } else if (mode == 4) {
            int dead = Math.floorMod(n, n);
        } else if (mode == 5) {
            int dead = Math.toIntExact(n * 10000000000L);
        }
        return r;
    }

    @Differentiable
    static double throwsInLoopOnly(double x, double[] v, int n, int m) {
        double r = x;
        for (int i = 0; i < n; i++) {
            r = r * v[5] + 12 / m;
        }
        int k = 0;
        while (k < n) {
            r += v[7] * (k % m);
            k++;
        }
        return r;
    }

    @Differentiable
    static double throwsInWhile(double[] v, int n) {
        double r = 1;
        int k = 0;
        while (k < n) {
            r = r * v[k];
            k++;
        }
        return r;
    }

    @Differentiable
    static double throwsInNest(double[][] a) {
        double r = 1;
        for (int i = 0; i < a.length; i++) {
            double[] t = new double[2];
            int j = 0;
            while (j < a[i].length) {
                t[j] = a[i][j] * r;
                j++;
            }
            r = t[0] * t[1];
        }
        return r;
    }

    @Differentiable
    static double cut(double x, double[] v) {
        double[] fixed = dev.retrograd.Retrograd.constant(v);
        double r = dev.retrograd.Retrograd.constant(x) * x;
        for (int i = 0; i < v.length; i++) {
            r += fixed[i] * v[i];
        }
        return r;
    }

    @Differentiable
    static double closedRange(double x, int last) {
        return java.util.stream.IntStream.rangeClosed(last - 2, last).mapToDouble(i -> x * x).sum();
    }

    @Differentiable
    static double ratio(double x, double y) {
        return x / y;
    }

    @Differentiable
    static double[] ratios(double x, double y) {
        return new double[] {x / y};
    }

    @Differentiable
    static double[] turned(double a, double b, @Constant double[] angles, @Constant double step) {
        double cosine = a;
        double sine = b;
        for (int i = 0; i < angles.length; i++) {
            double next = cosine + step * sine * angles[i];
            sine -= step * cosine * angles[i];
            cosine = next;
        }
        return new double[] {cosine, sine};
    }

    @Differentiable
    static double scaled(double[] factors, double[] values, int k) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double part = factors[k] * values[i];
            sum += part * values[i];
        }
        return sum;
    }

    @Differentiable
    static double scaledIfPositive(double[] factors, double[] values, int k) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw new IllegalArgumentException("negative");
            }
            double part = factors[k] * values[i];
            sum += part * values[i];
        }
        return sum;
    }
}
