package corpus.sciences;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;

/** Finance, physics, signal processing and dynamic programming as their libraries write it. */
final class Sciences {
    private static final int STEPS = 12;

    private Sciences() {}

    // ---- finance

    static double cnd(double x) {
        double l = Math.abs(x);
        double k = 1.0 / (1.0 + 0.2316419 * l);
        double w = 1.0 - 1.0 / Math.sqrt(2.0 * Math.PI) * Math.exp(-l * l / 2)
                * (0.31938153 * k - 0.356563782 * k * k + 1.781477937 * Math.pow(k, 3) - 1.821255978 * Math.pow(k, 4) + 1.330274429 * Math.pow(k, 5));
        if (x < 0.0) {
            w = 1.0 - w;
        }
        return w;
    }

    @Differentiable
    static double blackScholes(@Constant boolean call, @In(from = 90, to = 110) double s, @In(from = 90, to = 110) double x,
            double t, @In(from = 0.01, to = 0.1) double r, @In(from = 0.1, to = 0.4) double v) {
        double d1 = (Math.log(s / x) + (r + v * v / 2) * t) / (v * Math.sqrt(t));
        double d2 = d1 - v * Math.sqrt(t);
        if (call) {
            return s * cnd(d1) - x * Math.exp(-r * t) * cnd(d2);
        } else {
            return x * Math.exp(-r * t) * cnd(-d2) - s * cnd(-d1);
        }
    }

    @Differentiable
    static double americanPutBinomial(@In(from = 0.9, to = 1.1) double spot, @In(from = 1.3, to = 1.5) double strike,
            @In(from = 0.02, to = 0.05) double rate, @In(from = 0.2, to = 0.4) double sigma) {
        double dt = 1.0 / STEPS;
        double up = Math.exp(sigma * Math.sqrt(dt)), down = 1 / up;
        double p = (Math.exp(rate * dt) - down) / (up - down);
        double disc = Math.exp(-rate * dt);
        double[] v = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            v[i] = Math.max(0, strike - spot * Math.pow(up, 2 * i - STEPS));
        }
        for (int n = STEPS - 1; n >= 0; --n) {
            for (int i = 0; i <= n; ++i) {
                double hold = disc * (p * v[i + 1] + (1 - p) * v[i]);
                double exercise = strike - spot * Math.pow(up, 2 * i - n) - 10;
                v[i] = hold > exercise ? hold : exercise;
            }
        }
        return v[0];
    }

    /** A linear congruential generator and sums of twelve uniforms: the paths are the same for all arguments. */
    @Differentiable
    static double monteCarloAsian(@In(from = 90, to = 110) double s0, @In(from = 60, to = 70) double k,
            @In(from = 0.01, to = 0.1) double r, @In(from = 0.1, to = 0.3) double vol) {
        long seed = 42L;
        double payoff = 0;
        final int paths = 8, steps = 4;
        for (int path = 0; path < paths; path++) {
            double s = s0, mean = 0;
            for (int i = 0; i < steps; i++) {
                double z = -6;
                for (int u = 0; u < 12; u++) {
                    seed = (seed * 0x5DEECE66DL + 0xBL) & ((1L << 48) - 1);
                    z += (seed >>> 22) / (double) (1 << 26);
                }
                s *= Math.exp((r - vol * vol / 2) / steps + vol * Math.sqrt(1.0 / steps) * z);
                mean += s / steps;
            }
            if (mean > k) {
                payoff += mean - k;
            }
        }
        return Math.exp(-r) * payoff / paths;
    }

    @Differentiable
    static double impliedVolatility(@In(from = 8, to = 12) double price, @In(from = 95, to = 105) double spot) {
        double vol = 0.3;
        for (int i = 0; i < 60; i++) {
            double d1 = (Math.log(spot / 100) + vol * vol / 2) / vol;
            double diff = spot * cnd(d1) - 100 * cnd(d1 - vol) - price;
            if (Math.abs(diff) < 1e-12) {
                return vol;
            }
            double vega = spot * Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
            vol = vol - diff / vega;
        }
        return vol;
    }

    @Differentiable
    static double bondDuration(@In(size = 5) double[] cashFlows, @In(from = 0.01, to = 0.1) double yield) {
        double pv = 0, weighted = 0;
        double df = 1;
        for (int t = 1; t <= cashFlows.length; t++) {
            df /= 1 + yield;
            pv += cashFlows[t - 1] * df;
            weighted += t * cashFlows[t - 1] * df;
        }
        return weighted / pv;
    }

    @Differentiable
    static double irr(@In(size = 4, from = 0.4, to = 0.6) double[] in) {
        double r = 0.1;
        boolean converged = false;
        for (int i = 0; i < 100 && !converged; ++i) {
            double npv = -1.2, d = 0;
            for (int t = 1; t <= in.length; ++t) {
                npv += in[t - 1] * Math.pow(1 + r, -t);
                d -= t * in[t - 1] * Math.pow(1 + r, -t - 1);
            }
            double next = r - npv / d;
            converged = Math.abs(next - r) < 1e-15;
            r = next;
        }
        return r;
    }

    @Differentiable
    static double heston(@In(size = 4, from = -1, to = 1) double[] zs, @In(size = 4, from = -1, to = 1) double[] zv, double kappa, double theta) {
        double s = 1, v = 0.4, dt = 0.25, rho = -0.7;
        for (int i = 0; i < zs.length; i++) {
            double vp = Math.max(v, 0);
            s *= Math.exp(-0.5 * vp * dt + Math.sqrt(vp * dt) * zs[i]);
            v += kappa * (theta - vp) * dt + 0.3 * Math.sqrt(vp * dt) * (rho * zs[i] + Math.sqrt(1 - rho * rho) * zv[i]);
        }
        return s;
    }

    // ---- physics and chemistry

    @Differentiable
    static double lennardJones(@In(size = {4, 3}, from = -1, to = 1) double[][] x, double sigma, double eps) {
        double u = 0;
        for (int i = 0; i < x.length - 1; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double r2 = 1;
                for (int k = 0; k < 3; k++) {
                    double d = x[i][k] - x[j][k];
                    r2 += d * d;
                }
                if (r2 > 9) continue;
                double s6 = Math.pow(sigma * sigma / r2, 3);
                u += 4 * eps * s6 * (s6 - 1);
            }
        }
        return u;
    }

    @Differentiable
    static double[] nBodyForce(@In(size = 6) double[] pos, @In(size = 3) double[] mass) {
        int n = mass.length;
        double[] acc = new double[2 * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                if (i == j) continue;
                double dx = pos[2 * j] - pos[2 * i], dy = pos[2 * j + 1] - pos[2 * i + 1];
                double inv = Math.pow(dx * dx + dy * dy + 0.1, -1.5);
                acc[2 * i] += mass[j] * dx * inv;
                acc[2 * i + 1] += mass[j] * dy * inv;
            }
        return acc;
    }

    @Differentiable
    static double ising(@In(size = {3, 3}, from = -1, to = 1) double[][] s, double j, double h) {
        int n = s.length;
        double e = 0;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                e -= j * s[a][b] * (s[(a + 1) % n][b] + s[a][(b + 1) % n]) + h * s[a][b];
            }
        }
        return e / (n * n);
    }

    @Differentiable
    static double vanDerWaals(double volume, double temperature) {
        final double a = 0.4, b = 0.1;
        if (volume <= b) {
            throw new IllegalArgumentException("volume " + volume + " is below the covolume");
        }
        return temperature / (volume - b) - a / (volume * volume);
    }

    @Differentiable
    static double michaelisMenten(@In(size = 3) double[] rates, double s0) {
        double s = s0, es = 0, p = 0, e = 1;
        double dt = 0.02;
        for (int k = 0; k < 20; ++k) {
            double v1 = rates[0] * e * s, v2 = rates[1] * es, v3 = rates[2] * es;
            s += dt * (v2 - v1);
            e += dt * (v2 + v3 - v1);
            es += dt * (v1 - v2 - v3);
            p += dt * v3;
        }
        return p;
    }

    @Differentiable
    static double haversine(@In(from = -1, to = 1) double lat1, double lon1, @In(from = -1, to = 1) double lat2, @In(from = 2.5, to = 3) double lon2) {
        double dLat = lat2 - lat1, dLon = lon2 - lon1;
        double a = Math.pow(Math.sin(dLat / 2), 2) + Math.pow(Math.sin(dLon / 2), 2) * Math.cos(lat1) * Math.cos(lat2);
        return 2 * Math.asin(Math.sqrt(a));
    }

    @Differentiable
    static double windChillInDegrees(@In(from = -20, to = -5) double celsius, @In(from = 10, to = 40) double kmh) {
        double v = Math.pow(kmh, 0.16);
        return Math.toDegrees(Math.atan(13.12 + 0.6215 * celsius - 11.37 * v + 0.3965 * celsius * v));
    }

    // ---- signals and images

    @Differentiable
    static double[] biquad(@In(size = 6) double[] x, @In(size = 5, from = -0.5, to = 0.5) double[] c) {
        double[] y = new double[x.length];
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (int n = 0; n < x.length; n++) {
            y[n] = c[0] * x[n] + c[1] * x1 + c[2] * x2 - c[3] * y1 - c[4] * y2;
            x2 = x1;
            x1 = x[n];
            y2 = y1;
            y1 = y[n];
        }
        return y;
    }

    @Differentiable
    static double goertzel(@In(size = 8, from = -1) double[] x, @In(from = 0.3, to = 1) double omega) {
        double coeff = 2 * Math.cos(omega), s0, s1 = 0, s2 = 0;
        for (double sample : x) {
            s0 = sample + coeff * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        return s1 * s1 + s2 * s2 - coeff * s1 * s2;
    }

    @Differentiable
    static double[][] conv2d(@In(size = {4, 4}) double[][] img, @In(size = {2, 2}) double[][] kernel) {
        int h = img.length - kernel.length + 1, w = img[0].length - kernel[0].length + 1;
        double[][] out = new double[h][w];
        for (int i = 0; i < h; i++)
            for (int j = 0; j < w; j++)
                for (int k = 0; k < kernel.length; k++)
                    for (int l = 0; l < kernel[k].length; l++) out[i][j] += img[i + k][j + l] * kernel[k][l];
        return out;
    }

    @Differentiable
    static double totalVariation(@In(size = {4, 4}) double[][] u, double eps) {
        double tv = 0;
        for (int i = 0; i < u.length; i++) {
            for (int j = 0; j < u[i].length; j++) {
                double dx = i + 1 < u.length ? u[i + 1][j] - u[i][j] : 0;
                double dy = j + 1 < u[i].length ? u[i][j + 1] - u[i][j] : 0;
                tv += Math.sqrt(dx * dx + dy * dy + eps * eps);
            }
        }
        return tv;
    }

    @Differentiable
    static double[] bilateral(@In(size = 6) double[] x, double sigma) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double num = 0, den = 0;
            for (int j = Math.max(0, i - 1); j <= Math.min(x.length - 1, i + 1); j++) {
                double d = x[i] - x[j];
                double w = Math.exp(-d * d / (2 * sigma * sigma)) / (1 + Math.abs(i - j));
                num += w * x[j];
                den += w;
            }
            y[i] = num / den;
        }
        return y;
    }

    // ---- dynamic programming

    private static double softMin(double a, double b, double c, double gamma) {
        double m = Math.min(a, Math.min(b, c));
        return m - gamma * Math.log(Math.exp((m - a) / gamma) + Math.exp((m - b) / gamma) + Math.exp((m - c) / gamma));
    }

    @Differentiable
    static double softEditDistance(@In(size = 4) double[] a, @In(size = 3) double[] b, double gamma) {
        double[][] d = new double[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) d[i][0] = i;
        for (int j = 0; j <= b.length; j++) d[0][j] = j;
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                d[i][j] = softMin(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost, gamma);
            }
        }
        return d[a.length][b.length];
    }

    @Differentiable
    static double dtwTwoRows(@In(size = 4) double[] a, @In(size = 5) double[] b) {
        double[] prev = new double[b.length + 1], cur = new double[b.length + 1];
        java.util.Arrays.fill(prev, 1e9);
        prev[0] = 0;
        for (int i = 1; i <= a.length; i++) {
            cur[0] = 1e9;
            for (int j = 1; j <= b.length; j++) {
                double diff = a[i - 1] - b[j - 1];
                cur[j] = diff * diff + Math.min(prev[j - 1], Math.min(prev[j], cur[j - 1]));
            }
            double[] t = prev;
            prev = cur;
            cur = t;
        }
        return prev[b.length];
    }

    @Differentiable
    static double forwardAlgorithm(@In(size = {2, 2}, from = 0.1, to = 1) double[][] a, @In(size = {2, 3}, from = 0.1, to = 1) double[][] b, @Constant @In(size = 4, from = 0, to = 2) int[] observed) {
        double[] alpha = {0.5 * b[0][observed[0]], 0.5 * b[1][observed[0]]};
        double logLik = 0;
        for (int t = 1; t < observed.length; t++) {
            double[] next = new double[2];
            double scale = 0;
            for (int j = 0; j < 2; j++) {
                for (int i = 0; i < 2; i++) next[j] += alpha[i] * a[i][j];
                next[j] *= b[j][observed[t]];
                scale += next[j];
            }
            for (int j = 0; j < 2; j++) next[j] /= scale;
            logLik += Math.log(scale);
            alpha = next;
        }
        return logLik;
    }

    @Differentiable
    static double viterbi(@In(size = {3, 2}) double[][] scores, @In(size = {2, 2}) double[][] transition) {
        double[] best = scores[0].clone();
        for (int t = 1; t < scores.length; t++) {
            double[] next = new double[best.length];
            for (int j = 0; j < best.length; j++) {
                double m = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < best.length; i++) m = Math.max(m, best[i] + transition[i][j]);
                next[j] = m + scores[t][j];
            }
            best = next;
        }
        double result = best[0];
        for (double v : best) if (v > result) result = v;
        return result;
    }

    @Differentiable
    static double knapsackRelaxed(@In(size = 4) double[] value, @Constant @In(size = 4, from = 1, to = 3) int[] weight) {
        double[] best = new double[6];
        for (int i = 0; i < value.length; i++)
            for (int w = best.length - 1; w >= weight[i]; w--) best[w] = Math.max(best[w], best[w - weight[i]] + value[i]);
        return best[best.length - 1];
    }

    @Differentiable
    static double hermiteByTable(@In(from = 0, to = 4) int n, double x) {
        double[] h = new double[Math.max(2, n + 1)];
        h[0] = 1;
        h[1] = 2 * x;
        for (int k = 2; k <= n; k++) h[k] = 2 * x * h[k - 1] - 2 * (k - 1) * h[k - 2];
        return h[n] * x;
    }

    @Differentiable
    static void upwind(@In(size = 5) double[] u, double c, @Constant int boundary, @Output @In(size = 5) double[] out) {
        int n = u.length;
        for (int i = 0; i < n; i++) {
            double left;
            switch (boundary) {
                case 0:
                    left = i == 0 ? 0 : u[i - 1];
                    break;
                case 1:
                    left = u[(i + n - 1) % n];
                    break;
                default:
                    left = u[Math.max(i - 1, 0)];
            }
            out[i] = u[i] - c * 0.1 * (u[i] - left);
        }
    }
}
