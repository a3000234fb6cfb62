package corpus.gradbench;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** The first evals of GradBench. */
final class GradBench {
    private GradBench() {}

    @Differentiable
    static double square(double x) {
        return x * x;
    }

    @Differentiable
    static double llsq(@In(size = 5) double[] x, @In(from = 2, to = 6) int n) {
        double y = 0;
        for (int i = 0; i < n; i++) {
            double t = -1 + 2.0 * i / (n - 1);
            double s = t > 0 ? 1 : t < 0 ? -1 : 0;
            double mul = 1;
            for (int j = 0; j < x.length; j++) {
                s -= x[j] * mul;
                mul *= t;
            }
            y += s * s;
        }
        return 0.5 * y;
    }

    @Differentiable
    static double lse(@In(from = -2, size = 6) double[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double e : x) {
            max = Math.max(max, e);
        }
        double sum = 0;
        for (double e : x) {
            sum += Math.exp(e - max);
        }
        return max + Math.log(sum);
    }

    private static void slope(double[] x, double[] y, double[] dy) {
        dy[0] = x[0];
        for (int i = 1; i < x.length; i++) {
            dy[i] = x[i] * y[i - 1];
        }
    }

    private static void combine(double[] y, double h, double[] k, double[] target) {
        for (int i = 0; i < y.length; i++) {
            target[i] = y[i] + h * k[i];
        }
    }

    @Differentiable
    static double[] ode(@In(size = 5, from = 0, to = 1) double[] x, @In(from = 1, to = 4) int s) {
        int n = x.length;
        double[] y = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        double[] k4 = new double[n];
        double[] t = new double[n];
        double h = 2.0 / s;
        for (int step = 0; step < s; step++) {
            slope(x, y, k1);
            combine(y, h / 2, k1, t);
            slope(x, t, k2);
            combine(y, h / 2, k2, t);
            slope(x, t, k3);
            combine(y, h, k3, t);
            slope(x, t, k4);
            for (int i = 0; i < n; i++) {
                y[i] += h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
            }
        }
        return y;
    }

    private static double logSumExp(double[] v) {
        double max = v[0];
        for (int i = 1; i < v.length; i++) {
            max = Math.max(max, v[i]);
        }
        double sum = 0;
        for (double e : v) {
            sum += Math.exp(e - max);
        }
        return max + Math.log(sum);
    }

    @Differentiable
    static double gmm(
            @Constant @In(size = {4, 3}, from = -1) double[][] x,
            @Constant double gamma,
            @Constant @In(from = 0, to = 2) int m,
            @In(size = 2, from = -1) double[] alpha,
            @In(size = {2, 3}, from = -1) double[][] mu,
            @In(size = {2, 3}, from = -1) double[][] q,
            @In(size = {2, 3}, from = -1) double[][] l) {
        int n = x.length;
        int d = x[0].length;
        int k = alpha.length;
        double[][] diagonals = new double[k][d];
        double[] sums = new double[k];
        double prior = 0;
        for (int c = 0; c < k; c++) {
            double squares = 0;
            for (int j = 0; j < d; j++) {
                diagonals[c][j] = Math.exp(q[c][j]);
                sums[c] += q[c][j];
                squares += diagonals[c][j] * diagonals[c][j];
            }
            for (double e : l[c]) {
                squares += e * e;
            }
            prior -= 0.5 * gamma * gamma * squares - m * sums[c];
        }
        double result = -n * d * 0.5 * Math.log(2 * Math.PI) - n * logSumExp(alpha) + prior;
        double[] beta = new double[k];
        double[] centred = new double[d];
        double[] product = new double[d];
        for (double[] point : x) {
            for (int c = 0; c < k; c++) {
                for (int j = 0; j < d; j++) {
                    centred[j] = point[j] - mu[c][j];
                    product[j] = diagonals[c][j] * centred[j];
                }
                int next = 0;
                for (int i = 0; i < d; i++) {
                    for (int j = i + 1; j < d; j++) {
                        product[j] += l[c][next++] * centred[i];
                    }
                }
                double squares = 0;
                for (double e : product) {
                    squares += e * e;
                }
                beta[c] = alpha[c] + sums[c] - 0.5 * squares;
            }
            result += logSumExp(beta);
        }
        return result;
    }
}
