package corpus.suites;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The kinds of methods that the tests of differentiation tools are made of. */
final class Suites {
    private static final double LOG_2PI = Math.log(2 * Math.PI);

    private Suites() {}

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

    // ---- what the suites of other tools try

    @Differentiable
    static double rosenbrock(@In(size = 5) double[] x) {
        double f = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            f += 100 * a * a + b * b;
        }
        return f;
    }

    @Differentiable
    static double speelpenning(@In(size = 6) double[] x) {
        double p = 1;
        for (double v : x) p *= v;
        return p;
    }

    @Differentiable
    static double helmholtz(@In(size = 4, from = 0.01, to = 0.2) double[] x, @In(from = 0.5, to = 1) double t) {
        double sb = 0, slog = 0, quad = 0, bx = 0;
        for (int i = 0; i < x.length; i++) {
            bx += x[i] * 0.3;
            sb += x[i];
        }
        for (double v : x) slog += v * Math.log(v / (1 - bx));
        for (int i = 0; i < x.length; i++) for (int j = 0; j < x.length; j++) quad += x[i] * x[j] / (1.0 + i + j);
        return t * slog - quad * Math.log((1 + (1 + Math.sqrt(2)) * bx) / (1 + (1 - Math.sqrt(2)) * bx)) / (Math.sqrt(8) * bx) + sb;
    }

    @Differentiable
    static double lighthouse(double nu, double gamma, @In(from = 0.1, to = 0.3) double omega, double t) {
        double y1 = nu * Math.tan(omega * t) / (gamma + 2 - Math.tan(omega * t));
        double y2 = (gamma + 2) * y1;
        return y1 * y2;
    }

    /** The variable is overwritten on one path only, and read behind. */
    @Differentiable
    static double overwrittenOnOnePath(@In(from = -2) double x, double y) {
        double z = x * y;
        if (x > 0) {
            z = Math.sin(z) * x;
            x = z * y;
        } else if (y > 1) {
            y = x * x;
        }
        return z * x + y;
    }

    @Differentiable
    static double countdown(double x, int n) {
        double r = x;
        while (n-- > 0) {
            r = Math.sin(r) + x;
        }
        return r;
    }

    @Differentiable
    static double nestedLoopsWithLabels(@In(size = {4, 4}, from = -1) double[][] a) {
        double s = 0;
        outer:
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                if (a[i][j] < -0.5) continue outer;
                if (s > 12) break outer;
                s += a[i][j] * a[j][i];
            }
            s *= 1.25;
        }
        return s;
    }

    @Differentiable
    static double switchFallThrough(double x, @In(from = 0, to = 4) int k) {
        double r = x;
        switch (k) {
            case 0:
                r *= x;
            case 1:
                r += Math.sin(x);
                break;
            case 2: {
                double t = r * r;
                return t * t;
            }
            case 3:
            default:
                r = 1 / r;
        }
        return r;
    }

    @Differentiable
    static double[] cumulative(@In(size = 5) double[] x) {
        for (int i = 1; i < x.length; i++) x[i] += x[i - 1];
        for (int i = x.length - 1; i-- > 0; ) x[i] *= x[i + 1];
        return x;
    }

    @Differentiable
    static double indirect(@In(size = 5) double[] x, @In(size = 4, from = 0, to = 4) int[] idx) {
        double s = 0;
        for (int k = 0; k < idx.length; k++) {
            x[idx[k]] *= x[(idx[k] + 1) % x.length];
            s += x[idx[k]];
        }
        return s;
    }

    @Differentiable
    static double swapReferences(@In(size = 3) double[] a, @In(size = 3) double[] b) {
        double[] u = a, v = b;
        for (int i = 0; i < 3; i++) {
            u[i] += v[i] * v[(i + 1) % 3];
            double[] t = u;
            u = v;
            v = t;
        }
        return a[0] * b[1] + u[2];
    }

    @Differentiable
    static double jagged(@In(size = 6) double[] x) {
        double[][] t = new double[3][];
        for (int i = 0, k = 0; i < t.length; i++) {
            t[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) t[i][j] = x[k++];
        }
        for (int i = t.length - 1; i > 0; i--) for (int j = 0; j < i; j++) t[i - 1][j] += Math.max(t[i][j], t[i][j + 1]);
        return t[0][0];
    }

    @Differentiable
    static double powers(double x, @In(from = 2, to = 6) int n) {
        double result = 1, base = x;
        for (int e = n; e > 0; e >>= 1) {
            if ((e & 1) == 1) result *= base;
            base *= base;
        }
        return result + Math.pow(x, n) + Math.pow(2, x);
    }

    @Differentiable
    static double assignmentsInConditions(double x) {
        double y, s = 0;
        int i = 0;
        while ((y = x / (1 + i)) > 0.2 && i++ < 6) {
            s += y * y;
        }
        return s + y;
    }

    @Differentiable
    static double shortCircuits(@In(from = -2) double x, double y) {
        int calls = 0;
        double r = x;
        if (x > 0 && (r = Math.sqrt(x)) > y || ++calls > 0 && (r += y) > 0) {
            r *= y;
        }
        return r + calls * x;
    }

    @Differentiable
    static double thirdDimension(@In(size = {2, 3, 2}) double[][][] a) {
        double s = 0;
        for (double[][] plane : a) {
            double[] first = plane[0];
            for (int i = 1; i < plane.length; i++) {
                for (int k = 0; k < first.length; k++) {
                    first[k] += plane[i][k] * plane[i - 1][k];
                }
            }
            s += first[0] * first[1];
        }
        return s;
    }

    @Differentiable
    static void complexMultiply(@In(size = 2) double[] a, @In(size = 2) double[] b, @Output @In(size = 2) double[] out) {
        double re = a[0] * b[0] - a[1] * b[1];
        out[1] = a[0] * b[1] + a[1] * b[0];
        out[0] = re;
    }

    @Differentiable
    static double mandelbrotPotential(@In(from = 0.3, to = 0.6) double cr, @In(from = 0.4, to = 0.7) double ci) {
        double zr = 0, zi = 0;
        int n = 0;
        for (; n < 30 && zr * zr + zi * zi < 1e4; n++) {
            double t = zr * zr - zi * zi + cr;
            zi = 2 * zr * zi + ci;
            zr = t;
        }
        return Math.log(zr * zr + zi * zi) / (2 << Math.min(n, 8));
    }

    @Differentiable
    static double tenDeep(double x) {
        return h1(x);
    }

    private static double h1(double x) { return h2(x * x) + x; }
    private static double h2(double x) { return h3(Math.sin(x)) * x; }
    private static double h3(double x) { return h4(x + 1) - x; }
    private static double h4(double x) { return h5(x / 2) + h5(x); }
    private static double h5(double x) { return h6(x, x * x); }
    private static double h6(double x, double... more) { return h7(x + more[0]); }
    private static double h7(double x) { return h8(new double[] {x, 2}); }
    private static double h8(double[] x) { x[0] *= x[1]; return h9(x); }
    private static double h9(double[] x) { return Helper.h10(x[0]); }

    private static final class Helper {
        private static final double SCALE = Math.exp(-1);

        static double h10(double x) { return x * SCALE; }
        static int h10(int x) { return x + 1; }
    }

    // ---- objects around

    /** A spring whose nodes and links see it, and its own length. */
    private static final class Chain {
        private final double stiffness;
        private final double length;

        Chain(double stiffness, double length) {
            this.stiffness = stiffness;
            this.length = length;
        }

        final class Link {
            private final double length;

            Link(double length) {
                this.length = length;
            }

            double energy() {
                double strain = this.length - Chain.this.length;
                return Chain.this.stiffness * strain * strain / 2;
            }

            final class Joint {
                double torque(double length) {
                    return length * Link.this.length * Chain.this.length - this.angle() * Link.this.energy();
                }

                double angle() {
                    return Math.atan2(Link.this.length, length);
                }
            }
        }
    }

    @Differentiable
    static double outerThis(double stiffness, double rest, double x) {
        Chain chain = new Chain(stiffness, rest);
        Chain.Link link = chain.new Link(x);
        Chain.Link.Joint joint = link.new Joint();
        return link.energy() + joint.torque(x * rest);
    }

    @Differentiable
    static double outerThisOfTwo(double a, double b, double x) {
        Chain.Link one = new Chain(a, b).new Link(x);
        Chain.Link two = new Chain(b, x).new Link(a);
        Chain.Link chosen = x > a ? one : two;
        return one.energy() * two.energy() + chosen.energy();
    }

    // ---- types that stand for themselves

    /** What can be added and multiplied. */
    private interface Ring<T extends Ring<T>> {
        T plus(T other);

        T times(T other);
    }

    /** A number with its first derivative. */
    private record Jet(double value, double slope) implements Ring<Jet> {
        @Override
        public Jet plus(Jet other) {
            return new Jet(value + other.value, slope + other.slope);
        }

        @Override
        public Jet times(Jet other) {
            return new Jet(value * other.value, value * other.slope + slope * other.value);
        }
    }

    private static <T extends Ring<T>> T horner(T x, List<T> coefficients) {
        T result = coefficients.get(coefficients.size() - 1);
        for (int i = coefficients.size() - 2; i >= 0; i--) {
            result = result.times(x).plus(coefficients.get(i));
        }
        return result;
    }

    private static <T extends Ring<T>> T cubic(T x) {
        return x.times(x).times(x).plus(x).plus(x.times(x));
    }

    @Differentiable
    static double hornerOfJets(double x, double a, double b) {
        Jet jet = horner(new Jet(x, 1), List.of(new Jet(a, 0), new Jet(b, a), new Jet(2, 0)));
        return jet.value() * cubic(jet).slope() + cubic(new Jet(x, b)).slope();
    }

    // ---- objects that are constants

    /** A quadrature rule's point. */
    private record Node(double x, double weight) {}

    /** A term of an energy. */
    private interface Term {
        double of(double x);
    }

    private record Power(double factor, int exponent) implements Term {
        @Override
        public double of(double x) {
            return factor * Math.pow(x, exponent);
        }
    }

    private record Wave(double frequency) implements Term {
        @Override
        public double of(double x) {
            return Math.sin(frequency * x);
        }
    }

    private static final Node[] GAUSS = {new Node(-0.7745966692414834, 5.0 / 9), new Node(0, 8.0 / 9), new Node(0.7745966692414834, 5.0 / 9)};
    private static final List<Term> ENERGY = List.of(new Power(2, 3), new Wave(1.5), x -> Math.exp(-x));
    private static final double[] KNOTS = {0, 0.7, 1.1, 1.6, 2.5};

    @Differentiable
    static double gaussRule(double a, double b) {
        double sum = 0;
        for (Node node : GAUSS) {
            double x = (a + b) / 2 + (b - a) / 2 * node.x();
            sum += node.weight() * Math.exp(-x * x);
        }
        return sum * (b - a) / 2 * GAUSS[1].weight() * GAUSS.length;
    }

    @Differentiable
    static double constantTerms(double x) {
        double sum = 0;
        for (Term term : ENERGY) sum += term.of(x) * x;
        return sum + ENERGY.get(1).of(x * x) * ENERGY.size() + ENERGY.stream().mapToDouble(term -> term.of(2 * x)).sum();
    }

    @Differentiable
    static double streamOfTerms(double a, double x) {
        List<Term> terms = List.of(new Power(a, 2), new Wave(a), y -> a * y);
        double some = terms.stream().filter(term -> term.of(x) > 1).mapToDouble(term -> term.of(a)).sum();
        double first = terms.stream().limit(2).mapToDouble(term -> term.of(x)).reduce(1, (p, q) -> p * q);
        return terms.stream().anyMatch(term -> term.of(x) > 2) ? some * first : some + first * x;
    }

    @Differentiable
    static double knotSpan(double x) {
        int span = Arrays.binarySearch(KNOTS, x);
        if (span < 0) span = -span - 2;
        double[] copy = Arrays.copyOf(KNOTS, KNOTS.length);
        copy[span] += x;
        return (x - KNOTS[span]) / (KNOTS[span + 1] - KNOTS[span]) * Arrays.stream(KNOTS).sum() * copy[span];
    }
}
