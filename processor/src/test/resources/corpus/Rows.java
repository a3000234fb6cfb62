package corpus.rows;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Arrays of arrays. */
final class Rows {
    private Rows() {}

    @Differentiable
    static double frobenius(double[][] a) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                s += a[i][j] * a[i][j];
            }
        }
        return Math.sqrt(s);
    }

    @Differentiable
    static double forEachRow(double[][] a) {
        double s = 0;
        for (double[] row : a) {
            double p = 1;
            for (double e : row) {
                p *= e;
            }
            s += p;
        }
        return s;
    }

    @Differentiable
    static double rowAlias(double[][] a) {
        double[] row = a[1];
        row[0] = row[1] * a[0][0];
        a[1][2] = row[0] * row[3];
        return a[1][0] + row[2] * a[2][1];
    }

    @Differentiable
    static double rowsSwapped(double[][] a) {
        double[] t = a[0];
        a[0] = a[1];
        a[1] = t;
        a[0][0] = a[1][1] * a[0][1];
        return a[0][0] * a[1][0] + t[2];
    }

    @Differentiable
    static double sameRowTwice(double[] v) {
        double[][] a = new double[2][];
        a[0] = v;
        a[1] = v;
        a[0][0] = v[1] * v[2];
        a[1][1] = a[0][0] * v[0];
        return a[1][0] * a[0][1];
    }

    @Differentiable
    static double localTable(double x, @In(from = 1, to = 4) int n) {
        double[][] t = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                t[i][j] = i == 0 || j == 0 ? x : t[i - 1][j - 1] * x + t[i - 1][j];
            }
        }
        return t[n - 1][n / 2];
    }

    @Differentiable
    static double jagged(double[] v) {
        double[][] t = new double[v.length][];
        for (int i = 0; i < v.length; i++) {
            t[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                t[i][j] = v[i] * v[j];
            }
        }
        double s = 0;
        for (double[] row : t) {
            for (double e : row) {
                s += e * e;
            }
        }
        return s;
    }

    @Differentiable
    static double product(@In(size = {2, 3}) double[][] a, @In(size = {3, 2}) double[][] b) {
        double[][] c = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 3; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c[0][0] * c[1][1] - c[0][1] * c[1][0];
    }

    @Differentiable
    static double rowReplaced(double[][] a) {
        double[] fresh = {a[0][0], a[0][1] * a[1][1], 2, a[2][3]};
        a[0] = fresh;
        fresh[2] = a[1][2] * fresh[1];
        double s = 0;
        for (double e : a[0]) {
            s += e * e;
        }
        return s;
    }

    @Differentiable
    static double history(double[] v, @In(from = 1, to = 4) int steps) {
        double[][] states = new double[steps + 1][];
        states[0] = v;
        for (int s = 0; s < steps; s++) {
            double[] before = states[s];
            double[] after = new double[before.length];
            for (int i = 0; i < before.length; i++) {
                after[i] = Math.sin(before[i]) * v[0];
            }
            states[s + 1] = after;
        }
        double r = 0;
        for (double[] state : states) {
            r += state[0] * state[1];
        }
        return r;
    }

    @Differentiable
    static double initialiserOfRows(double x, double y) {
        double[][] rotation = {{Math.cos(x), -Math.sin(x)}, {Math.sin(x), Math.cos(x)}};
        double[] p = {y, 1};
        double[] q = new double[2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                q[i] += rotation[i][j] * p[j];
            }
        }
        return q[0] * q[0] * q[1];
    }

    @Differentiable
    static double clonedOuter(double[][] a) {
        double[][] b = a.clone();
        b[0] = new double[] {a[1][1], a[0][0]};
        b[1][0] = b[0][0] * b[0][1];
        return a[1][0] * a[0][0] + b[0][0];
    }

    @Differentiable
    static double inPlaceElimination(@In(size = {3, 3}, from = 1, to = 2) double[][] a) {
        for (int k = 0; k < 3; k++) {
            a[k][k] += 4;
        }
        double determinant = 1;
        for (int k = 0; k < 3; k++) {
            for (int i = k + 1; i < 3; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < 3; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
            determinant *= a[k][k];
        }
        return determinant;
    }

    @Differentiable
    static double rowsAllocatedInLoop(double[] v, @In(from = 1, to = 3) int n) {
        double[][] kept = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[2];
            row[0] = v[i];
            row[1] = i > 0 ? kept[i - 1][0] * v[0] : v[1];
            kept[i] = row;
        }
        return kept[n - 1][0] * kept[n - 1][1];
    }

    @Differentiable
    static double transposedInPlace(@In(size = {3, 3}) double[][] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                double t = a[i][j];
                a[i][j] = a[j][i];
                a[j][i] = t;
            }
        }
        return a[0][1] * a[0][1] + a[2][0] * a[1][2];
    }

    @Differentiable
    static double pivoting(@In(size = {3, 3}, from = -2, to = 2) double[][] a) {
        double sign = 1;
        double r = 1;
        for (int k = 0; k < 3; k++) {
            int pivot = k;
            for (int i = k + 1; i < 3; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            if (pivot != k) {
                double[] row = a[k];
                a[k] = a[pivot];
                a[pivot] = row;
                sign = -sign;
            }
            for (int i = k + 1; i < 3; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < 3; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
            r *= a[k][k];
        }
        return sign * r;
    }

    @Differentiable
    static double threeDimensional(double x) {
        double[][][] t = new double[2][3][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 2; k++) {
                    t[i][j][k] = x * (i + j) + k;
                }
            }
        }
        return t[1][2][0] * t[0][1][1];
    }

    @Differentiable
    static double swapInLoop(double[][] a, @In(from = 0, to = 5) int n) {
        double r = 0;
        for (int i = 0; i < n; i++) {
            double[] t = a[0];
            a[0] = a[1];
            a[1] = a[2];
            a[2] = t;
            a[0][i % 4] += a[1][0] * t[1];
            r += a[2][i % 4];
        }
        return r + a[0][0];
    }

    @Differentiable
    static double parameterBecomesRow(double[] v, double x) {
        double[][] t = new double[2][4];
        t[1][0] = x * v[1];
        t[0] = v;
        return t[0][0] * t[1][0] + t[0][2] * x;
    }

    @Differentiable
    static double rowsOfNewTableReplaced(double[] v, @In(from = 1, to = 3) int n) {
        double r = 1;
        for (int i = 0; i < n; i++) {
            double[][] t = new double[2][2];
            t[0][1] = v[i] * r;
            double[] row = {t[0][1], t[1][0] + v[0]};
            t[1] = row;
            t[0][0] += t[1][1];
            r = t[0][0] * t[1][0];
            t[1] = t[0];
        }
        return r;
    }

    @Differentiable
    static double rowsReplacedDeep(double x, double y) {
        double[][][] t = new double[2][2][2];
        t[0][1][1] = x;
        double[] row = {x * y, y};
        t[1][0] = row;
        t[0][0] = t[1][0];
        t[0][0][1] *= x;
        t[1] = t[0];
        return t[1][0][0] * t[1][0][1] + t[1][1][1];
    }

    /** Arrays that are made with rows get the caller's array in the place of one, again and again. */
    @Differentiable
    static double[] adopted(
            double x, @In(from = -2, size = 3) double[] v, @In(from = 0, to = 3) int n) {
        double[] result = v;
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < n; k++) {
                double[][] rows = new double[3][3];
                rows[k % 3] = result;
                result[0] += x * rows[(k + 1) % 3][1];
            }
            if (result[1] > -0.2) {
                continue;
            }
            result = new double[3];
        }
        return result;
    }
}
