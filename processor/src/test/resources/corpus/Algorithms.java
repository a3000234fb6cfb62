package corpus.algorithms;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Textbook algorithms. */
final class Algorithms {
    private Algorithms() {}

    /** Solves a system by LU decomposition with partial pivoting, in place. */
    @Differentiable
    static double[] luSolve(@In(size = {4, 4}, from = -2) double[][] a, @In(size = 4) double[] b) {
        int n = b.length;
        int[] pivots = new int[n];
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            pivots[k] = pivot;
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            for (int i = k + 1; i < n; i++) {
                a[i][k] /= a[k][k];
                for (int j = k + 1; j < n; j++) {
                    a[i][j] -= a[i][k] * a[k][j];
                }
            }
        }
        double[] x = b.clone();
        for (int k = 0; k < n; k++) {
            double t = x[k];
            x[k] = x[pivots[k]];
            x[pivots[k]] = t;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= a[i][j] * x[j];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    /** The logarithm of the determinant of G'G + I by Cholesky decomposition. */
    @Differentiable
    static double choleskyLogDeterminant(@In(size = {3, 4}, from = -1, to = 1) double[][] g) {
        int n = g.length;
        double[][] l = new double[n][n];
        double logDeterminant = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double s = i == j ? 1 : 0;
                for (int k = 0; k < g[i].length; k++) {
                    s += g[i][k] * g[j][k];
                }
                for (int k = 0; k < j; k++) {
                    s -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    l[i][i] = Math.sqrt(s);
                    logDeterminant += 2 * Math.log(l[i][i]);
                } else {
                    l[i][j] = s / l[j][j];
                }
            }
        }
        return logDeterminant;
    }

    private static double[] lotkaVolterra(double[] y, double[] p) {
        return new double[] {p[0] * y[0] - p[1] * y[0] * y[1], p[2] * y[0] * y[1] - p[3] * y[1]};
    }

    private static double[] axpy(double a, double[] x, double[] y) {
        double[] r = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            r[i] = a * x[i] + y[i];
        }
        return r;
    }

    @Differentiable
    static double[] rungeKutta(@In(size = 2) double[] y, @In(size = 4) double[] p, @In(from = 1, to = 5) int steps) {
        double h = 1.0 / steps;
        for (int s = 0; s < steps; s++) {
            double[] k1 = lotkaVolterra(y, p);
            double[] k2 = lotkaVolterra(axpy(h / 2, k1, y), p);
            double[] k3 = lotkaVolterra(axpy(h / 2, k2, y), p);
            double[] k4 = lotkaVolterra(axpy(h, k3, y), p);
            for (int i = 0; i < y.length; i++) {
                y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
        }
        return y;
    }

    /** Kepler's equation by Newton's method. */
    @Differentiable
    static double kepler(double meanAnomaly, @In(from = 0.1, to = 0.6) double eccentricity) {
        double e = meanAnomaly;
        double step = 1;
        int rounds = 0;
        while (Math.abs(step) > 1e-14 && rounds < 50) {
            step = (e - eccentricity * Math.sin(e) - meanAnomaly) / (1 - eccentricity * Math.cos(e));
            e -= step;
            rounds++;
        }
        return Math.cos(e) - eccentricity;
    }

    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double p = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * p;
        return x >= 0 ? 1 - tail : tail;
    }

    @Differentiable
    static double blackScholes(
            @In(from = 80, to = 120) double spot,
            @In(from = 80, to = 120) double strike,
            @In(from = 0.01, to = 0.1) double rate,
            @In(from = 0.1, to = 0.5) double volatility,
            @In(from = 0.5, to = 2) double time) {
        double spread = volatility * Math.sqrt(time);
        double d1 = (Math.log(spot / strike) + (rate + volatility * volatility / 2) * time) / spread;
        double d2 = d1 - spread;
        return spot * normal(d1) - strike * Math.exp(-rate * time) * normal(d2);
    }

    /** An American put in a binomial tree. */
    @Differentiable
    static double binomialTree(
            @In(from = 90, to = 110) double spot,
            @In(from = 95, to = 105) double strike,
            @In(from = 0.02, to = 0.06) double rate,
            @In(from = 0.2, to = 0.4) double volatility,
            @In(from = 2, to = 6) int steps) {
        double dt = 1.0 / steps;
        double up = Math.exp(volatility * Math.sqrt(dt));
        double p = (Math.exp(rate * dt) - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-rate * dt);
        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            values[i] = Math.max(strike - spot * Math.pow(up, 2 * i - steps), 0);
        }
        for (int s = steps - 1; s >= 0; s--) {
            for (int i = 0; i <= s; i++) {
                double held = discount * (p * values[i + 1] + (1 - p) * values[i]);
                values[i] = Math.max(held, strike - spot * Math.pow(up, 2 * i - s));
            }
        }
        return values[0];
    }

    /** The log likelihood of a scalar Kalman filter. */
    @Differentiable
    static double kalman(@Constant @In(size = 6, from = -1) double[] observed, double drift, double process, double noise) {
        double mean = 0;
        double variance = 1;
        double logLikelihood = 0;
        for (double z : observed) {
            mean = drift * mean;
            variance = drift * drift * variance + process;
            double innovation = z - mean;
            double s = variance + noise;
            logLikelihood -= 0.5 * (Math.log(2 * Math.PI * s) + innovation * innovation / s);
            double gain = variance / s;
            mean += gain * innovation;
            variance *= 1 - gain;
        }
        return logLikelihood;
    }

    /** Implicit heat equation: the Thomas algorithm in every step. */
    @Differentiable
    static double heat(@In(size = 5) double[] u, double conductivity, @In(from = 1, to = 3) int steps) {
        int n = u.length;
        double[] c = new double[n];
        double[] d = new double[n];
        for (int s = 0; s < steps; s++) {
            double r = conductivity * 0.1 * u[2];
            c[0] = -r / (1 + 2 * r);
            d[0] = u[0] / (1 + 2 * r);
            for (int i = 1; i < n; i++) {
                double m = 1 + 2 * r + r * c[i - 1];
                c[i] = -r / m;
                d[i] = (u[i] + r * d[i - 1]) / m;
            }
            u[n - 1] = d[n - 1];
            for (int i = n - 2; i >= 0; i--) {
                u[i] = d[i] - c[i] * u[i + 1];
            }
        }
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += u[i] * (i + 1);
        }
        return total;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** A cell of a long short-term memory over a sequence. */
    @Differentiable
    static double lstm(
            @In(size = {4, 3}, from = -1) double[][] weights, @Constant @In(size = 5, from = -1) double[] inputs) {
        double cell = 0;
        double output = 0;
        for (int t = 0; t < inputs.length; t++) {
            double[] gates = new double[4];
            for (int g = 0; g < 4; g++) {
                double[] w = weights[g];
                double z = w[0] * inputs[t] + w[1] * output + w[2];
                gates[g] = g < 3 ? sigmoid(z) : Math.tanh(z);
            }
            cell = gates[0] * cell + gates[1] * gates[3];
            output = gates[2] * Math.tanh(cell);
        }
        return output * cell;
    }

    private static double softMin(double a, double b, double c) {
        double m = Math.min(a, Math.min(b, c));
        return m - Math.log(Math.exp(m - a) + Math.exp(m - b) + Math.exp(m - c));
    }

    /** Soft dynamic time warping. */
    @Differentiable
    static double softEditDistance(@In(size = 4) double[] a, @In(size = 3) double[] b) {
        double[][] t = new double[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            t[i][0] = 50;
        }
        for (int j = 1; j <= b.length; j++) {
            t[0][j] = 50;
        }
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                double e = a[i - 1] - b[j - 1];
                t[i][j] = e * e + softMin(t[i - 1][j], t[i][j - 1], t[i - 1][j - 1]);
            }
        }
        return t[a.length][b.length];
    }

    /** The forward algorithm of a hidden Markov model. */
    @Differentiable
    static double hiddenMarkov(
            @In(size = {3, 3}) double[][] transition,
            @In(size = {3, 2}) double[][] emission,
            @In(from = 0, to = 1, size = 6) int[] symbols) {
        double[] alpha = new double[3];
        for (int i = 0; i < 3; i++) {
            alpha[i] = emission[i][symbols[0]];
        }
        double logLikelihood = 0;
        for (int t = 1; t < symbols.length; t++) {
            double[] next = new double[3];
            double scale = 0;
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 3; i++) {
                    next[j] += alpha[i] * transition[i][j];
                }
                next[j] *= emission[j][symbols[t]];
                scale += next[j];
            }
            for (int j = 0; j < 3; j++) {
                next[j] /= scale;
            }
            logLikelihood += Math.log(scale);
            alpha = next;
        }
        return logLikelihood;
    }

    /** Simpson's rule, refined until it settles. */
    @Differentiable
    static double simpson(double a, double b) {
        double before = 0;
        double now = 1;
        int n = 2;
        while (n <= 16) {
            double h = (b - a) / n;
            double s = Math.sin(a * a) + Math.sin(b * b);
            for (int i = 1; i < n; i++) {
                double x = a + i * h;
                s += (i % 2 == 0 ? 2 : 4) * Math.sin(x * x);
            }
            before = now;
            now = s * h / 3;
            n *= 2;
        }
        return now + (now - before) / 15;
    }

    /** Power iteration. */
    @Differentiable
    static double spectralNorm(@In(size = {3, 3}) double[][] a, @In(from = 1, to = 5) int rounds) {
        double[] v = {1, 0.5, 0.25};
        double norm = 0;
        for (int r = 0; r < rounds; r++) {
            double[] w = new double[3];
            norm = 0;
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    w[i] += a[i][j] * v[j];
                }
                norm += w[i] * w[i];
            }
            norm = Math.sqrt(norm);
            for (int i = 0; i < 3; i++) {
                v[i] = w[i] / norm;
            }
        }
        return norm;
    }

    /** Gradient descent on a quadratic. */
    @Differentiable
    static double descent(@In(size = 3) double[] x, @In(from = 0.05, to = 0.1) double rate, @In(from = 1, to = 6) int steps) {
        double[] g = new double[3];
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < 3; i++) {
                g[i] = (i + 1) * x[i] + x[(i + 1) % 3];
            }
            for (int i = 0; i < 3; i++) {
                x[i] -= rate * g[i];
            }
        }
        return x[0] * x[0] + x[1] + x[2] * x[2];
    }

    /** De Casteljau's algorithm. */
    @Differentiable
    static double[] bezier(@In(size = {4, 2}) double[][] points, @In(from = 0.1, to = 0.9) double t) {
        for (int level = points.length - 1; level > 0; level--) {
            for (int i = 0; i < level; i++) {
                for (int k = 0; k < 2; k++) {
                    points[i][k] = (1 - t) * points[i][k] + t * points[i + 1][k];
                }
            }
        }
        return points[0];
    }

    /** A convolution and a pooling layer. */
    @Differentiable
    static double convolution(@In(size = {4, 4}) double[][] image, @In(size = {2, 2}, from = -1) double[][] kernel) {
        double best = -1e300;
        double sum = 0;
        for (int i = 0; i + 1 < image.length; i++) {
            for (int j = 0; j + 1 < image[i].length; j++) {
                double s = 0;
                for (int p = 0; p < 2; p++) {
                    for (int q = 0; q < 2; q++) {
                        s += image[i + p][j + q] * kernel[p][q];
                    }
                }
                best = Math.max(best, s);
                sum += Math.max(0, s);
            }
        }
        return best * sum;
    }
}
