package corpus.models;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The kinds of statistical and learning models that the tests of differentiation tools are made of. */
final class Models {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private Models() {}

    // ---- distributions

    @Differentiable
    static double normalLogDensity(double y, double mu, double sigma) {
        if (sigma <= 0) throw new IllegalArgumentException("sigma is " + sigma + ", but must be positive");
        final double z = (y - mu) / sigma;
        return -0.5 * (LOG_2PI + z * z) - Math.log(sigma);
    }

    @Differentiable
    static double multiNormal(@In(size = 3) double[] y, @In(size = 3) double[] mu, @In(size = {3, 3}, from = 0.1, to = 0.5) double[][] l) {
        double logp = -0.5 * y.length * LOG_2PI;
        double[] z = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double t = y[i] - mu[i];
            for (int j = 0; j < i; j++) t -= l[i][j] * z[j];
            z[i] = t / (1 + l[i][i]);
            logp -= 0.5 * z[i] * z[i] + Math.log1p(l[i][i]);
        }
        return logp;
    }

    @Differentiable
    static double cauchyMixture(@In(size = 4) double[] y, @In(from = 0.2, to = 0.8) double theta, double scale) {
        double lp = 0;
        for (double v : y) {
            double a = Math.log(theta) - Math.log(Math.PI * scale * (1 + Math.pow(v / scale, 2)));
            double b = Math.log1p(-theta) - Math.log(Math.PI * (1 + v * v));
            double m = a > b ? a : b;
            lp += m + Math.log(Math.exp(a - m) + Math.exp(b - m));
        }
        return lp;
    }

    @Differentiable
    static double bernoulliLogit(@Constant @In(size = 5, from = 0, to = 1) int[] n, @In(from = -2) double theta) {
        double logp = 0;
        for (int k : n) {
            int sign = 2 * k - 1;
            double ntheta = sign * theta;
            if (ntheta > 20.0) logp -= Math.exp(-ntheta);
            else if (ntheta < -20.0) logp += ntheta;
            else logp -= Math.log1p(Math.exp(-ntheta));
        }
        return logp;
    }

    @Differentiable
    static double poissonRegression(@Constant @In(size = 4, from = 0, to = 3) int[] counts, @Constant @In(size = {4, 2}) double[][] x, @In(size = 2) double[] beta) {
        double ll = 0;
        for (int i = 0; i < counts.length; i++) {
            double eta = 0;
            for (int j = 0; j < beta.length; j++) eta += x[i][j] * beta[j];
            ll += counts[i] * eta - Math.exp(eta);
            for (int k = 2; k <= counts[i]; k++) ll -= Math.log(k);
        }
        return ll;
    }

    @Differentiable
    static double dirichletLike(@In(size = 3, from = 1) double[] alpha, @In(size = 3) double[] unnormalised) {
        double total = Arrays.stream(unnormalised).sum();
        double lp = 0;
        for (int i = 0; i < alpha.length; ++i) lp += (alpha[i] - 1) * Math.log(unnormalised[i] / total);
        return lp;
    }

    @Differentiable
    static double eightSchools(@Constant @In(size = 4) double[] y, @Constant @In(size = 4) double[] sigma, double mu, double logTau, @In(size = 4) double[] eta) {
        double tau = Math.exp(logTau), target = logTau;
        for (int j = 0; j < y.length; j++) {
            double theta = mu + tau * eta[j];
            target += normalLogDensity(eta[j], 0, 1) + normalLogDensity(y[j], theta, sigma[j]);
        }
        return target + normalLogDensity(mu, 0, 5);
    }

    @Differentiable
    static double gaussianProcess(@Constant @In(size = 3) double[] x, @Constant @In(size = 3) double[] y, double rho, double alpha, double sigma) {
        int n = x.length;
        double[][] k = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                k[i][j] = k[j][i] = alpha * alpha * Math.exp(-0.5 * Math.pow((x[i] - x[j]) / rho, 2)) + (i == j ? sigma * sigma : 0);
            }
        }
        double lp = 0;
        for (int j = 0; j < n; j++) {
            for (int m = 0; m < j; m++) k[j][j] -= k[j][m] * k[j][m];
            k[j][j] = Math.sqrt(k[j][j]);
            for (int i = j + 1; i < n; i++) {
                for (int m = 0; m < j; m++) k[i][j] -= k[i][m] * k[j][m];
                k[i][j] /= k[j][j];
            }
        }
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = y[i];
            for (int j = 0; j < i; j++) z[i] -= k[i][j] * z[j];
            z[i] /= k[i][i];
            lp -= 0.5 * z[i] * z[i] + Math.log(k[i][i]);
        }
        return lp;
    }

    // ---- learning

    private static double sigmoid(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    @Differentiable
    static double lstm(@In(size = {3, 2}, from = -1, to = 1) double[][] xs, @In(size = {8, 5}, from = -0.5, to = 0.5) double[][] w) {
        int hidden = 2;
        double[] h = new double[hidden], c = new double[hidden];
        for (double[] x : xs) {
            double[] gates = new double[4 * hidden];
            for (int g = 0; g < gates.length; g++) {
                gates[g] = w[g][4];
                for (int j = 0; j < 2; j++) gates[g] += w[g][j] * x[j] + w[g][2 + j] * h[j];
            }
            for (int k = 0; k < hidden; k++) {
                double i = sigmoid(gates[k]), f = sigmoid(gates[hidden + k]), o = sigmoid(gates[2 * hidden + k]);
                c[k] = f * c[k] + i * Math.tanh(gates[3 * hidden + k]);
                h[k] = o * Math.tanh(c[k]);
            }
        }
        return h[0] + 2 * h[1];
    }

    @Differentiable
    static double gru(@In(size = 4, from = -1, to = 1) double[] x, @In(size = 6, from = -1, to = 1) double[] w) {
        double h = 0;
        for (double v : x) {
            final double z = sigmoid(w[0] * v + w[1] * h);
            final double r = sigmoid(w[2] * v + w[3] * h);
            h = (1 - z) * h + z * Math.tanh(w[4] * v + w[5] * (r * h));
        }
        return h;
    }

    private static double[] dense(double[][] w, double[] b, double[] x, DoubleUnaryOperator activation) {
        double[] y = new double[b.length];
        for (int i = 0; i < y.length; i++) {
            double s = b[i];
            for (int j = 0; j < x.length; j++) s += w[i][j] * x[j];
            y[i] = activation.applyAsDouble(s);
        }
        return y;
    }

    @Differentiable
    static double perceptron(@Constant @In(size = 3) double[] x, @In(size = {4, 3}, from = -1, to = 1) double[][] w1, @In(size = 4) double[] b1,
            @In(size = {2, 4}, from = -1, to = 1) double[][] w2, @In(size = 2) double[] b2, @In(from = 0, to = 1) int label) {
        double[] logits = dense(w2, b2, dense(w1, b1, x, Math::tanh), v -> v);
        double max = Math.max(logits[0], logits[1]), sum = 0;
        for (double l : logits) sum += Math.exp(l - max);
        return -(logits[label] - max - Math.log(sum));
    }

    @Differentiable
    static double[] attention(@In(size = 3, from = -1, to = 1) double[] q, @In(size = {4, 3}, from = -1, to = 1) double[][] keys, @In(size = {4, 2}) double[][] values) {
        double[] score = new double[keys.length];
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < keys.length; i++) {
            for (int j = 0; j < q.length; j++) score[i] += q[j] * keys[i][j] / Math.sqrt(q.length);
            if (score[i] > max) max = score[i];
        }
        double[] out = new double[values[0].length];
        double total = 0;
        for (int i = 0; i < keys.length; i++) total += score[i] = Math.exp(score[i] - max);
        for (int i = 0; i < keys.length; i++)
            for (int k = 0; k < out.length; k++) out[k] += score[i] / total * values[i][k];
        return out;
    }

    @Differentiable
    static double layerNorm(@In(size = 5) double[] x, double gamma, double beta) {
        double mean = 0, var = 0;
        for (double v : x) mean += v / x.length;
        for (double v : x) var += (v - mean) * (v - mean) / x.length;
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double y = gamma * (x[i] - mean) / Math.sqrt(var + 1e-5) + beta;
            s += y * y * (i + 1);
        }
        return s;
    }

    @Differentiable
    static double huber(@In(size = 5, from = -3, to = 3) double[] r, double delta) {
        return Arrays.stream(r)
                .map(e -> Math.abs(e) <= delta ? 0.5 * e * e : delta * (Math.abs(e) - 0.5 * delta))
                .sum();
    }

    @Differentiable
    static double tripletLoss(@In(size = 3) double[] a, @In(size = 3) double[] p, @In(size = 3) double[] n) {
        DoubleBinaryOperator square = (u, v) -> (u - v) * (u - v);
        double dp = IntStream.range(0, 3).mapToDouble(i -> square.applyAsDouble(a[i], p[i])).sum();
        double dn = IntStream.range(0, 3).mapToDouble(i -> square.applyAsDouble(a[i], n[i])).sum();
        return Math.max(0, dp - dn + 3);
    }

    @Differentiable
    static double kMeansCost(@Constant @In(size = {5, 2}) double[][] points, @In(size = {2, 2}) double[][] centres) {
        double cost = 0;
        for (double[] p : points) {
            double best = Double.MAX_VALUE;
            for (double[] c : centres) {
                double d = 0;
                for (int k = 0; k < p.length; k++) d += (p[k] - c[k]) * (p[k] - c[k]);
                best = Math.min(best, d);
            }
            cost += best;
        }
        return cost;
    }

    @Differentiable
    static double nearestDistances(@In(size = 2) double[] q, @Constant @In(size = {6, 2}) double[][] points) {
        int k = 3;
        double[] nearest = new double[k];
        Arrays.fill(nearest, 1e6);
        for (int n = 0; n < points.length; n++) {
            double d = Math.hypot(q[0] - points[n][0] - n, q[1] - points[n][1]);
            int pos = k;
            while (pos > 0 && nearest[pos - 1] > d) pos--;
            if (pos == k) continue;
            for (int m = k - 1; m > pos; m--) nearest[m] = nearest[m - 1];
            nearest[pos] = d;
        }
        double s = 0;
        for (double d : nearest) s += d;
        return s / k;
    }

    @Differentiable
    static double adam(@In(size = 2) double[] x0, @In(from = 0.01, to = 0.1) double rate) {
        double[] x = x0.clone(), m = new double[2], v = new double[2];
        double b1 = 0.9, b2 = 0.99, p1 = 1, p2 = 1;
        for (int t = 0; t < 5; t++) {
            double[] g = {-2 * (1 - x[0]) - 40 * x[0] * (x[1] - x[0] * x[0]), 20 * (x[1] - x[0] * x[0])};
            p1 *= b1;
            p2 *= b2;
            for (int i = 0; i < 2; i++) {
                m[i] = b1 * m[i] + (1 - b1) * g[i];
                v[i] = b2 * v[i] + (1 - b2) * g[i] * g[i];
                x[i] -= rate * (m[i] / (1 - p1)) / (Math.sqrt(v[i] / (1 - p2)) + 1e-8);
            }
        }
        return Math.pow(1 - x[0], 2) + 10 * Math.pow(x[1] - x[0] * x[0], 2);
    }
}
