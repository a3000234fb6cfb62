package corpus.recursion;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

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
    static double newtonByRecursion(double a, double guess) {
        return root(a, guess, 0);
    }

    private static double root(double a, double x, int n) {
        double next = (x + a / x) / 2;
        return Math.abs(next - x) < 1e-3 || n > 20 ? next : root(a, next, n + 1);
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
