package corpus.arrayrecursion;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import dev.retrograd.runtime.Matrix;

/** Methods that call themselves and write, exchange or return arrays. */
final class ArrayRecursion {
    private ArrayRecursion() {}

    @Differentiable
    static double[] fourier(@In(size = 8) double[] re, @In(size = 8) double[] im) {
        double[][] y = fft(re, im);
        double[] power = new double[re.length];
        for (int i = 0; i < power.length; i++) {
            power[i] = y[0][i] * y[0][i] + y[1][i] * y[1][i];
        }
        return power;
    }

    private static double[][] fft(double[] re, double[] im) {
        int n = re.length;
        if (n == 1) {
            return new double[][] {{re[0]}, {im[0]}};
        }
        double[][] halves = new double[4][n / 2];
        for (int i = 0; i < n / 2; i++) {
            halves[0][i] = re[2 * i];
            halves[1][i] = im[2 * i];
            halves[2][i] = re[2 * i + 1];
            halves[3][i] = im[2 * i + 1];
        }
        double[][] even = fft(halves[0], halves[1]);
        double[][] odd = fft(halves[2], halves[3]);
        double[][] y = new double[2][n];
        for (int k = 0; k < n / 2; k++) {
            double c = Math.cos(-2 * Math.PI * k / n);
            double s = Math.sin(-2 * Math.PI * k / n);
            double tr = c * odd[0][k] - s * odd[1][k];
            double ti = c * odd[1][k] + s * odd[0][k];
            y[0][k] = even[0][k] + tr;
            y[1][k] = even[1][k] + ti;
            y[0][k + n / 2] = even[0][k] - tr;
            y[1][k + n / 2] = even[1][k] - ti;
        }
        return y;
    }

    @Differentiable
    static double inPlace(@In(size = 8) double[] x) {
        double[] w = x.clone();
        haar(w, w.length);
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            s += w[i] * w[i] * (i + 1);
        }
        return s;
    }

    private static void haar(double[] w, int n) {
        if (n == 1) {
            return;
        }
        double[] t = new double[n];
        for (int i = 0; i < n / 2; i++) {
            t[i] = w[2 * i] * w[2 * i + 1];
            t[n / 2 + i] = w[2 * i] - w[2 * i + 1];
        }
        for (int i = 0; i < n; i++) {
            w[i] = t[i];
        }
        haar(w, n / 2);
    }

    @Differentiable
    static double[] sorted(@In(size = 6) double[] x) {
        quicksort(x, 0, x.length - 1);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * x[i] / (i + 1);
        }
        return y;
    }

    private static void quicksort(double[] x, int lo, int hi) {
        if (lo >= hi) {
            return;
        }
        double pivot = x[(lo + hi) / 2];
        int i = lo;
        int j = hi;
        while (i <= j) {
            while (x[i] < pivot) {
                i++;
            }
            while (x[j] > pivot) {
                j--;
            }
            if (i <= j) {
                double t = x[i];
                x[i++] = x[j];
                x[j--] = t;
            }
        }
        quicksort(x, lo, j);
        quicksort(x, i, hi);
    }

    @Differentiable
    static double returnsItsArgument(@In(size = 3) double[] x) {
        double[] w = new double[3];
        double[] v = filled(w, x, 0);
        v[1] = v[1] * v[2];
        return w[0] * w[1] + v[2];
    }

    private static double[] filled(double[] target, double[] x, int i) {
        if (i == target.length) {
            return target;
        }
        target[i] = x[i] * x[i] + (i > 0 ? target[i - 1] : 0);
        return filled(target, x, i + 1);
    }

    @Differentiable
    static double oneArrayTwice(@In(size = 4) double[] x) {
        double[] w = x.clone();
        return mixed(w, w, 3) + w[0];
    }

    private static double mixed(double[] a, double[] b, int i) {
        if (i == 0) {
            return a[0] * b[1];
        }
        double before = b[i];
        a[i] = a[i] * a[i - 1];
        return before * b[i] + mixed(b, a, i - 1);
    }

    @Differentiable
    static double overwrittenByCallers(@In(size = 4) double[] x) {
        return shifting(x.clone(), 3);
    }

    private static double shifting(double[] w, int n) {
        if (n == 0) {
            return w[0] * w[1];
        }
        double before = shifting(w, n - 1);
        for (int i = 0; i < w.length; i++) {
            w[i] = w[i] * w[(i + 1) % w.length] + before;
        }
        return shifting(w, n - 1) + w[n];
    }

    @Differentiable
    static double rowsReplaced(@In(size = {3, 2}) double[][] a) {
        rotate(a, 3);
        return a[0][0] * a[1][1] + a[2][0];
    }

    private static void rotate(double[][] a, int times) {
        if (times == 0) {
            return;
        }
        double[] first = a[0];
        a[0] = a[1];
        a[1] = a[2];
        a[2] = first;
        first[0] = first[0] * a[0][1];
        rotate(a, times - 1);
    }

    @Differentiable
    static double chosen(@In(size = 3) double[] a, @In(size = 3) double[] b, @In(from = 0, to = 3) int n) {
        return choose(a, b, n, 0);
    }

    private static double choose(double[] a, double[] b, int n, int depth) {
        double[] c = n % 2 == 0 ? a : b;
        if (depth == 3) {
            return c[0] * c[1];
        }
        double[] next = {c[depth] * a[1], c[0], b[2]};
        return c[depth] * choose(next, c, n / 2, depth + 1);
    }

    @Differentiable
    static double[] recursiveResult(@In(size = 4) double[] x, double scale) {
        if (x.length == 1) {
            return new double[] {x[0] * scale};
        }
        double[] shorter = new double[x.length - 1];
        for (int i = 0; i < shorter.length; i++) {
            shorter[i] = x[i] * x[i + 1];
        }
        double[] rest = recursiveResult(shorter, scale * 1.1);
        double[] result = new double[x.length];
        System.arraycopy(rest, 0, result, 0, rest.length);
        result[rest.length] = x[0] + rest[0];
        return result;
    }

    @Differentiable
    static double matrices(@In(size = {2, 2}) Matrix a, double x) {
        double[][] p = matrixPower(a.toArray(), 5);
        return p[0][1] * x + p[1][0] * p[1][1];
    }

    private static double[][] matrixPower(double[][] a, int n) {
        if (n == 1) {
            return a;
        }
        double[][] half = matrixPower(a, n / 2);
        double[][] square = times(half, half);
        return n % 2 == 0 ? square : times(square, a);
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int k = 0; k < 2; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    @Differentiable
    static double returnedRows(@In(size = {3, 3}) double[][] a) {
        double[] row = longest(a, 0);
        row[0] = row[0] * 2;
        return row[1] * a[0][0] + a[1][0] * a[2][0];
    }

    private static double[] longest(double[][] a, int i) {
        if (i == a.length - 1) {
            return a[i];
        }
        double[] rest = longest(a, i + 1);
        return rest[0] > a[i][0] ? rest : a[i];
    }

    /** A matrix without influence on the derivative, and one with it, stay what they are from call to call. */
    @Differentiable
    static double ladder(double x, @In(size = {2, 2}) Matrix m, @In(from = 0, to = 3) int n) {
        double still = idle(x, n & 3, Matrix.wrap(new double[3][3]));
        return still + climbed(still, n & 3, m);
    }

    private static double idle(double r, int n, Matrix unused) {
        return n <= 0 ? r + r : idle(r, n - 1, unused) * 0.5 + r;
    }

    private static double climbed(double r, int n, Matrix m) {
        if (n <= 0) {
            return r * r;
        }
        double again = climbed(Math.sin(r) * m.get(0, 1), n - 1, m);
        return again * 0.5 + r * m.sum();
    }

    @Differentiable
    static double squared(@In(from = -1, size = {3, 3}) Matrix m, @In(from = 0, to = 3) int n) {
        return squarings(m, n).sum();
    }

    private static Matrix squarings(Matrix m, int n) {
        return n <= 0 ? m : squarings(m.times(m).scale(0.3), n - 1).plus(m);
    }

    /** A matrix whose elements change on the way down, or which gives way to another one. */
    @Differentiable
    static double exchanged(
            @In(size = {2, 2}) Matrix m, @In(size = {2, 2}) double[][] rows, @In(from = 0, to = 4) int n) {
        return exchanging(m, rows, n);
    }

    private static double exchanging(Matrix m, double[][] rows, int n) {
        if (n == 0) {
            return m.get(0, 0);
        }
        m.data()[0][1] *= rows[n % 2][0];
        double[] first = rows[0];
        rows[0] = rows[1];
        rows[1] = first;
        return exchanging(n % 2 == 0 ? Matrix.wrap(rows) : m, rows, n - 1) * m.get(0, 1);
    }
}
