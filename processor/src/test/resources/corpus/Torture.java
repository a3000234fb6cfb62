package corpus.torture;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import dev.retrograd.runtime.Matrix;

/** What storage and aliasing could get wrong. */
final class Torture {
    private Torture() {}

    @Differentiable
    static double permutationOverwritten(double[] v, @In(from = 1, to = 5) int rounds) {
        int[] order = {3, 1, 0, 2};
        double r = 1;
        for (int k = 0; k < rounds; k++) {
            r = r * 0.5 + v[order[k % 4]] * v[order[0]];
            int t = order[0];
            order[0] = order[(k + 1) % 4];
            order[(k + 1) % 4] = t;
        }
        return r;
    }

    @Differentiable
    static double flagsInArray(double[] v) {
        boolean[] large = new boolean[v.length];
        for (int i = 0; i < v.length; i++) {
            large[i] = v[i] > 1.2;
        }
        double r = 0;
        for (int i = 0; i < v.length; i++) {
            if (large[i]) {
                r += v[i] * v[i];
            }
            large[(i + 1) % v.length] = !large[(i + 1) % v.length];
        }
        return r;
    }

    @Differentiable
    static double matrixOfOverwrittenRows(@In(size = {2, 2}) double[][] a, @In(from = 1, to = 4) int n) {
        double r = 0;
        for (int i = 0; i < n; i++) {
            double[][] p = Matrix.times(a, a);
            r += p[0][1] * p[1][1] * 0.01;
            a[i % 2][0] = p[0][0] * 0.1 + r;
        }
        return r;
    }

    @Differentiable
    static double matrixChain(@In(size = {2, 2}) double[][] a, double x) {
        double[][] p = Matrix.times(a, a);
        a[0][1] = x * p[1][0];
        double[][] q = Matrix.hadamard(p, a);
        p[0][0] = q[0][1] * a[1][1];
        double[][] s = Matrix.times(q, p);
        a[1][1] = s[0][0];
        return s[1][0] + a[1][1] * p[0][0];
    }

    @Differentiable
    static double shadowsInNestedLoops(double[] v, @In(from = 1, to = 3) int n) {
        double[][] table = new double[n][];
        double[] last = v;
        for (int i = 0; i < n; i++) {
            double[] row = new double[v.length];
            for (int j = 0; j < v.length; j++) {
                double[] from = j % 2 == 0 ? last : row;
                row[j] = from[(j + 3) % 4] * v[i] + last[j];
            }
            table[i] = row;
            last = table[i / 2];
        }
        return table[n - 1][0] * last[1] * last[3];
    }

    @Differentiable
    static double whileOverArrays(double[] v) {
        double[] now = v;
        double total = 0;
        int k = 0;
        while (total < 30 && k < 7) {
            double[] next = new double[now.length];
            for (int i = 0; i < now.length; i++) {
                next[i] = now[i] + 0.3 * now[(i + k) % now.length];
                total += next[i];
            }
            if (k % 3 == 2) {
                next[0] = total * v[1] * 0.01;
            }
            now = next;
            k++;
        }
        return now[0] * now[1] + total;
    }

    @Differentiable
    static double branchesOfLoops(@In(from = -1, to = 1) double x, double[] v, @In(from = 0, to = 4) int n) {
        double r = x;
        if (x > 0) {
            for (int i = 0; i < n; i++) {
                r = r * v[i % 4] + x;
                v[i % 4] = r;
            }
        } else {
            int i = n;
            while (i > 0) {
                r -= v[i % 4] * r;
                i -= 2;
            }
            v[0] = r * r;
        }
        return r * v[0];
    }

    @Differentiable
    static double loopOfBranchesOfLoops(@In(from = -1, to = 1) double x, double y, @In(from = 1, to = 4) int n) {
        double r = y;
        for (int i = 0; i < n; i++) {
            if ((i & 1) == 0) {
                for (int j = 0; j < i; j++) {
                    r = Math.sin(r) * y + j;
                }
            } else {
                double t = r * x;
                for (int j = 2; j > 0; j--) {
                    t = t * t + x;
                }
                r += t;
            }
        }
        return r;
    }

    @Differentiable
    static double manyLoopsSameCounter(double x, @In(from = 1, to = 3) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            r = r * x;
        }
        for (int i = 0; i < 2 * n; i++) {
            r = Math.sqrt(r + i);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                r = r * Math.cos(r + j);
            }
        }
        for (int i = n; i >= 0; i--) {
            r = r + x * r * i;
        }
        return r;
    }

    @Differentiable
    static double lengthOfOverwrittenReference(double[] v, double x) {
        double[] t = v;
        double r = 0;
        for (int i = 0; i < t.length; i++) {
            r = r * 0.5 + t[i] * x;
            double[] shorter = new double[3];
            shorter[i % 3] = r;
            t = shorter;
        }
        return r * t.length + t[0];
    }

    @Differentiable
    static double copiesInLoop(double[] v, @In(from = 1, to = 4) int n) {
        double r = 0;
        for (int i = 0; i < n; i++) {
            double[] c = v.clone();
            c[i % 4] = c[0] * c[1];
            v[(i + 1) % 4] = c[i % 4] + c[2] * c[3] * 0.1;
            r += c[i % 4];
        }
        return r;
    }

    @Differentiable
    static double rowsOfRows(double[][] a, @In(from = 1, to = 3) int n) {
        double r = 0;
        for (int k = 0; k < n; k++) {
            for (double[] row : a) {
                double s = 0;
                for (int j = 0; j < row.length; j++) {
                    s += row[j] * row[(j + k) % row.length];
                    row[j] = s * 0.1;
                }
                r += s;
            }
        }
        return r;
    }

    @Differentiable
    static double intermediateKilled(double x, double y) {
        double a = x * y;
        double b = Math.sin(a);
        a = b;
        b = a * y;
        a = 0;
        double[] t = {a, b};
        t[0] = t[1];
        t[1] = 0;
        b = t[0] * x;
        t[0] = b;
        return t[0] + b * a;
    }

    @Differentiable
    static double mixedInactive(double x, @Constant double[] k, @In(from = 1, to = 4) int n) {
        double[] t = new double[4];
        double[] u = k;
        for (int i = 0; i < n; i++) {
            t[i] = u[i] * x;
            u = i % 2 == 0 ? t : k;
        }
        return u[0] * t[n - 1];
    }

    @Differentiable
    static double[] resultUsedAsScratch(double[] v, @In(from = 0, to = 4) int n) {
        double[] r = new double[4];
        double[] s = v.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 4; j++) {
                r[j] = s[j] * s[(j + 1) % 4];
            }
            double[] t = r;
            r = s;
            s = t;
        }
        return n % 2 == 0 ? r : s;
    }

    @Differentiable
    static double deepNestOfCarried(double x, double y, @In(from = 1, to = 2) int n) {
        double a = x;
        double b = y;
        for (int i = 0; i < n; i++) {
            double c = a * b;
            for (int j = 0; j <= n; j++) {
                double d = c;
                for (int k = 0; k < 2; k++) {
                    a = a * 0.9 + d * 0.1;
                    int m = 0;
                    while (m < k + 1) {
                        d = d * Math.cos(a) + b * 0.1;
                        m++;
                    }
                    b = d;
                }
                c = a;
            }
            b += c * x;
        }
        return a * b;
    }

    @Differentiable
    static double conditionNeedsOldValue(double x, double y, @In(from = 1, to = 6) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            boolean up = r < y;
            r = r * 1.3;
            if (up) {
                r = r * y;
            }
            if (r > 3 && up) {
                r = r / x - 1;
            }
            y = y * 0.9 + r * 0.01;
        }
        return r * y;
    }

    @Differentiable
    static double indexComputedFromCarried(double[] v, @In(from = 1, to = 7) int n) {
        int k = 1;
        double r = 1;
        for (int i = 0; i < n; i++) {
            k = (k * 5 + i) % 4;
            r = r * v[k] + v[(k + i) % 4];
            v[k] = r * 0.25;
        }
        return r;
    }

    @Differentiable
    static double tripsFromCarried(double x, @In(from = 1, to = 4) int n) {
        int m = 1;
        double r = x;
        for (int i = 0; i < n; i++) {
            for (int j = m; j > 0; j -= 2) {
                r = Math.sin(r) * x + j;
            }
            m = m * 2 + 1;
        }
        for (int j = 0; j < m; j += 3) {
            r += x * r * 0.1;
        }
        return r;
    }

    private static void replaced(double x, double[] to, int n, Matrix m) {
        switch (n) {
            case 0 -> {}
            case 1, 3 -> {
                var rows = new double[][] {to, to, to};
                if (x > 2.9) throw new IllegalArgumentException("large");
            }
            default -> {
                double late;
                if (!(x < 0.1)) {
                    late = x;
                } else {
                    late = x;
                }
            }
        }
        double[][] unused = new double[3][3];
        for (int i = 1; i != 3; i++) {
            to[0] = 0.6 * Math.tanh(m.sum() * 0.1);
        }
    }

    /** So large that its loop is cut within a branch of its body, whose condition reads the counter. */
    @Differentiable
    static Matrix counterOfLoopThatIsCut(
            @In(from = -2) double x,
            @In(from = -2) double y,
            @In(from = -2, size = 3) double[] v,
            @In(from = 0, to = 3) int n,
            @In(from = -2, size = {3, 3}) double[][] m,
            @In(from = -2, size = 3) double[] w) {
        for (int i = 0; i < 3; i++) {
            switch (i) {
                case 0: {
                }
                if (x > 0.1 || y < 0.1) break;
                case 1: case 3: {
                    m[Math.floorMod((n + n), 3)] = new double[3];
                }
                if (x < y) break;
                default: {
                }
                case 2: {
                    for (double[] row : m) {
                        m[(n & 7) % 3] = (row = new double[3]);
                        replaced(x, new double[3], n & 3,
                                Matrix.of(Matrix.hadamard(Matrix.scale(m, 0.3), Matrix.scale(m, 0.5))));
                        final Matrix rows = Matrix.wrap(new double[][] {java.util.Arrays.copyOf(v, 3), row, w});
                    }
                }
                break;
            }
            double[] copy = v.clone();
        }
        return Matrix.wrap(m);
    }

    private static void stirred(double x, double[] y) {
        y[0] = Math.sin(y[1] * x) + y[2] * Math.cos(y[0]);
        y[1] = Math.sin(y[2] * x) + y[0] * Math.cos(y[1]);
        y[2] = Math.sin(y[0] * x) + y[1] * Math.cos(y[2]);
    }

    private static void stirredMuch(double x, double[] y) {
        stirred(x, y);
        stirred(0.9 * x, y);
        stirred(0.8 * x, y);
        stirred(0.7 * x, y);
        stirred(0.6 * x, y);
        stirred(0.5 * x, y);
    }

    /** So large that it is cut within a branch whose condition reads what the method returns. */
    @Differentiable
    static void outputReadByBranchThatIsCut(
            @In(from = -2) double x, @Output @In(from = -2, size = 3) double[] out, @In(from = 0, to = 1) int n) {
        out[(n + 1) % 3] *= 0.5;
        if (out[n * 2] < 2.5) {
            stirredMuch(x, out);
            stirredMuch(0.9 * x, out);
            stirredMuch(0.8 * x, out);
            stirredMuch(0.7 * x, out);
        } else {
            out[1] = x;
        }
    }

    @Differentiable
    static double outside(@In(size = 3) double[] v, @In(from = 0, to = 3) int n) {
        double s = v[0] * v[2];
        if (n > 3) {
            double t = v[-1];
            s += t * t;
            s *= t;
        }
        return s * v[1];
    }
}
