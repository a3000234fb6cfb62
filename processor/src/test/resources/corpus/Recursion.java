package corpus.recursion;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import dev.retrograd.runtime.Matrix;

/** Methods that call themselves, directly and through others. */
final class Recursion {
    private Recursion() {}

    @Differentiable
    static double power(double x, @In(from = 0, to = 9) int n) {
        return n == 0 ? 1 : n % 2 == 0 ? power(x * x, n / 2) : x * power(x, n - 1);
    }

    @Differentiable
    static double even(double x, @In(from = 2, to = 7) int n) {
        return n == 0 ? x : odd(Math.sin(x) + n, n - 1);
    }

    private static double odd(double x, int n) {
        return n == 0 ? x * x : even(x * Math.exp(-x / n), n - 1);
    }

    @Differentiable
    static double determinant(@In(size = {4, 4}) double[][] a) {
        return minors(a, a.length);
    }

    private static double minors(double[][] a, int n) {
        if (n == 1) {
            return a[0][0];
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double[][] minor = new double[n - 1][n - 1];
            for (int i = 1; i < n; i++) {
                int c = 0;
                for (int k = 0; k < n; k++) {
                    if (k != j) {
                        minor[i - 1][c++] = a[i][k];
                    }
                }
            }
            double term = a[0][j] * minors(minor, n - 1);
            sum += j % 2 == 0 ? term : -term;
        }
        return sum;
    }

    @Differentiable
    static double halves(@In(size = 7) double[] x) {
        return sum(x, 0, x.length);
    }

    private static double sum(double[] x, int lo, int hi) {
        if (hi - lo == 1) {
            return Math.sin(x[lo]) * x[lo];
        }
        int mid = (lo + hi) >>> 1;
        double left = sum(x, lo, mid);
        return left * sum(x, mid, hi) + x[mid];
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Differentiable
    static double inactiveRecursion(@In(size = 5) double[] x, @In(from = 4, to = 40) int n) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            s += x[i] * gcd(n, i + 2) * x[gcd(n, 3)];
        }
        return s;
    }

    @Differentiable
    static double ackermannLike(double x, @In(from = 1, to = 2) int m) {
        return ackermann(m, 2, x);
    }

    private static double ackermann(int m, int n, double x) {
        if (m == 0) {
            return x * n + Math.cos(x);
        } else if (n == 0) {
            return ackermann(m - 1, 1, x);
        }
        double inner = ackermann(m, n - 1, x * 0.9);
        return ackermann(m - 1, (int) inner % 3, inner) / 2;
    }

    @Differentiable
    static double simpson(double a, double b, double p) {
        return adaptive(a, a + b, p, whole(a, a + b, p), 4, 1e-9);
    }

    private static double f(double x, double p) {
        return Math.exp(-p * x) * Math.sin(3 * x);
    }

    private static double whole(double a, double b, double p) {
        return (b - a) / 6 * (f(a, p) + 4 * f((a + b) / 2, p) + f(b, p));
    }

    private static double adaptive(double a, double b, double p, double whole, int depth, double tolerance) {
        double m = (a + b) / 2;
        double left = whole(a, m, p);
        double right = whole(m, b, p);
        double error = left + right - whole;
        if (depth == 0 || Math.abs(error) < 15 * tolerance) {
            return left + right + error / 15;
        }
        return adaptive(a, m, p, left, depth - 1, tolerance / 2) + adaptive(m, b, p, right, depth - 1, tolerance / 2);
    }

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
    static double binomialTree(@In(from = 90, to = 110) double spot, double up, @In(from = 0.2, to = 0.4) double rate) {
        return node(spot, Math.exp(up / 10), Math.exp(-up / 10), rate, 0, 5);
    }

    private static double node(double s, double u, double d, double r, int step, int steps) {
        if (step == steps) {
            return Math.max(s - 100, 0);
        }
        double p = (Math.exp(r / steps) - d) / (u - d);
        double hold = Math.exp(-r / steps)
                * (p * node(s * u, u, d, r, step + 1, steps) + (1 - p) * node(s * d, u, d, r, step + 1, steps));
        return Math.max(hold, s - 105);
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
    static double overwrittenBetweenCalls(@In(size = 3) double[] x) {
        double[] buffer = new double[2];
        double s = 0;
        for (int k = 0; k < 3; k++) {
            buffer[0] = x[k];
            buffer[1] = s + 1;
            s += product(buffer, 0);
        }
        return s;
    }

    private static double product(double[] b, int i) {
        return i == b.length ? 1 : Math.sin(b[i]) * product(b, i + 1);
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
    static double memo(double x, double y) {
        return fibonacci(9, x, y, new double[10]);
    }

    private static double fibonacci(int n, double x, double y, double[] known) {
        if (n < 2) {
            return n == 0 ? x : y;
        }
        if (known[n] == 0) {
            known[n] = fibonacci(n - 1, x, y, known) * 0.7 + Math.sin(fibonacci(n - 2, x, y, known));
        }
        return known[n];
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
    static double unusedResults(double x, double y) {
        chain(x, y, 4);
        double r = chain(x - x, y, 2);
        double s = 1;
        if (r > 1e9) {
            s = r;
        }
        return s * chain(y, x, 3);
    }

    private static double chain(double x, double y, int n) {
        return n == 0 ? Math.sqrt(x) + y : chain(x * y, y, n - 1);
    }

    @Differentiable
    static double inWhile(double x, double y) {
        double s = x;
        while (s < power(y, 2) + 20) {
            s = s + 3 + power(s, 2) / 500 + sum(new double[] {Math.sin(s), y, x}, 0, 3) / 100;
        }
        return s + y;
    }

    @Differentiable
    static double inLoops(@In(size = {3, 3}) double[][] a, @Constant @In(size = 3) double[] weights) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            double[] row = new double[3];
            for (int j = 0; j < 3; j++) {
                row[j] = a[i][j] * weights[j];
                s += product(row, j) * product(a[j], i);
            }
            s += product(weights, i) * sum(row, 0, 3);
        }
        return s;
    }

    @Differentiable
    static double trees(@In(size = 7) double[] weights, double x) {
        int[] left = {1, 3, 5, -1, -1, -1, -1};
        int[] right = {2, 4, 6, -1, -1, -1, -1};
        return tree(left, right, weights, 0, x);
    }

    private static double tree(int[] left, int[] right, double[] weights, int node, double x) {
        if (node < 0) {
            return x;
        }
        double l = tree(left, right, weights, left[node], x * weights[node]);
        double r = tree(left, right, weights, right[node], x - weights[node]);
        return Math.tanh(l * weights[node] + r);
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
    static double overwrittenParameters(double x, @In(from = 2, to = 5) int n) {
        return reassigning(x, n, x * 2);
    }

    private static double reassigning(double x, int n, double acc) {
        while (n > 3) {
            x = x * 0.8 + 1;
            n--;
        }
        if (n <= 0) {
            return acc * x;
        }
        acc += x * x;
        x = Math.sqrt(x + acc);
        return reassigning(x, n - 1, acc) + acc;
    }

    @Differentiable
    static double earlyReturns(@In(size = 6) double[] x) {
        return search(x, 0, 1.4) + search(x, 2, 0.7);
    }

    private static double search(double[] x, int from, double limit) {
        for (int i = from; i < x.length; i++) {
            if (x[i] > limit) {
                return x[i] * search(x, i + 1, limit * 0.9);
            }
            if (i == 4) {
                break;
            }
        }
        return from + 1;
    }

    @Differentiable
    static double threeInACircle(double x, double y) {
        return first(x, y, 5);
    }

    private static double first(double x, double y, int n) {
        return n <= 0 ? x : second(y, x * y, n - 1) + third(x, n - 2);
    }

    private static double second(double x, double y, int n) {
        return n <= 0 ? y * x : Math.log(1 + x * x) * third(y / (1 + y * y), n - 1);
    }

    private static double third(double x, int n) {
        return n <= 0 ? Math.sin(x) : first(x * x, 1 / x, n - 1);
    }

    @Differentiable
    static double nestedCalls(double x) {
        return power(power(x, 2), 3) + even(odd(x, 1), 2);
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
    static double newtonByRecursion(double a, double guess) {
        return root(a, guess, 0);
    }

    private static double root(double a, double x, int n) {
        double next = (x + a / x) / 2;
        return Math.abs(next - x) < 1e-3 || n > 20 ? next : root(a, next, n + 1);
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

    @Differentiable
    static double namesThatClash(double x) {
        return forward(x, 2) + forwardForward(x, 2);
    }

    private static double forward(double dx, int ws) {
        return ws == 0 ? dx : forwardForward(dx * dx, ws - 1);
    }

    private static double forwardForward(double x, int tape) {
        return tape == 0 ? x : forward(x * x, tape - 1) * x;
    }

    @Differentiable
    static double emptyRange(@In(size = 3) double[] x) {
        return range(x, 0, 0) + range(x, 1, 3);
    }

    private static double range(double[] x, int lo, int hi) {
        return lo >= hi ? 0 : x[lo] * x[lo] + range(x, lo + 1, hi);
    }
}
