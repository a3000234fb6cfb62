package corpus.recipes;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Roots, transforms, statistics and differential equations as handbooks of numerical analysis print them. */
final class Recipes {
    private Recipes() {}

    // ---- roots and minima

    @Differentiable
    static double bisection(double a) {
        double lo = 0, hi = 1 + a;
        int j;
        for (j = 0; j < 60; j++) {
            double mid = 0.5 * (lo + hi);
            if (mid * mid * mid + mid - a > 0) hi = mid;
            else lo = mid;
            if (hi - lo < 1e-16) break;
        }
        double x = 0.5 * (lo + hi);
        return x - (x * x * x + x - a) / (3 * x * x + 1);
    }

    @Differentiable
    static double newtonSafe(double a) {
        double xl = 0, xh = 2 + a, rts = 0.5 * (xl + xh), dxold = Math.abs(xh - xl), dx = dxold;
        double f = rts * Math.exp(rts) - a, df = (1 + rts) * Math.exp(rts);
        for (int j = 0; j < 100; j++) {
            if ((((rts - xh) * df - f) * ((rts - xl) * df - f) > 0.0) || (Math.abs(2.0 * f) > Math.abs(dxold * df))) {
                dxold = dx;
                dx = 0.5 * (xh - xl);
                rts = xl + dx;
                if (xl == rts) return rts;
            } else {
                dxold = dx;
                dx = f / df;
                double temp = rts;
                rts -= dx;
                if (temp == rts) return rts;
            }
            if (Math.abs(dx) < 1e-14) return rts;
            f = rts * Math.exp(rts) - a;
            df = (1 + rts) * Math.exp(rts);
            if (f < 0.0) xl = rts;
            else xh = rts;
        }
        throw new IllegalStateException("Maximum number of iterations exceeded in rtsafe");
    }

    @Differentiable
    static double secant(double a) {
        double x0 = a, x1 = a / 2 + 0.5;
        for (int i = 0; i < 30; i++) {
            double f0 = x0 * x0 - a, f1 = x1 * x1 - a;
            if (f1 == f0) break;
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            x0 = x1;
            x1 = x2;
            if (Math.abs(x1 - x0) < 1e-15) {
                break;
            }
        }
        return x1;
    }

    @Differentiable
    static double kepler(@In(from = 0.1, to = 0.8) double e, @In(from = 0.2, to = 3) double m) {
        double ea = e < 0.8 ? m : Math.PI;
        double delta;
        int iter = 0;
        do {
            delta = (ea - e * Math.sin(ea) - m) / (1 - e * Math.cos(ea));
            ea -= delta;
        } while (Math.abs(delta) > 1e-13 && iter++ < 50);
        return 2 * Math.atan2(Math.sqrt(1 + e) * Math.sin(ea / 2), Math.sqrt(1 - e) * Math.cos(ea / 2));
    }

    @Differentiable
    static double[] durandKerner(@In(size = 3, from = -1, to = 1) double[] c) {
        int n = c.length;
        double[] re = new double[n], im = new double[n];
        double pr = 1, pi = 0;
        for (int i = 0; i < n; i++) {
            re[i] = pr;
            im[i] = pi;
            double t = pr * 0.4 - pi * 0.9;
            pi = pr * 0.9 + pi * 0.4;
            pr = t;
        }
        for (int it = 0; it < 60; it++) {
            double moved = 0;
            for (int i = 0; i < n; i++) {
                double fr = 1, fi = 0;
                for (int k = n - 1; k >= 0; k--) {
                    double t = fr * re[i] - fi * im[i] + c[k];
                    fi = fr * im[i] + fi * re[i];
                    fr = t;
                }
                double qr = 1, qi = 0;
                for (int j = 0; j < n; j++) {
                    if (j == i) continue;
                    double dr = re[i] - re[j], di = im[i] - im[j];
                    double t = qr * dr - qi * di;
                    qi = qr * di + qi * dr;
                    qr = t;
                }
                double den = qr * qr + qi * qi;
                double sr = (fr * qr + fi * qi) / den, si = (fi * qr - fr * qi) / den;
                re[i] -= sr;
                im[i] -= si;
                moved = Math.max(moved, Math.abs(sr) + Math.abs(si));
            }
            if (moved < 1e-15) break;
        }
        return re;
    }

    @Differentiable
    static double cubeRootHalley(double a) {
        double x = a;
        double old;
        do {
            old = x;
            double x3 = x * x * x;
            x = x * (x3 + 2 * a) / (2 * x3 + a);
        } while (x != old && Math.abs(x - old) > 1e-15);
        return x;
    }

    // ---- transforms

    @Differentiable
    static double[] fft(@In(size = 16, from = -1) double[] data) {
        int n = data.length / 2, nn = n << 1, j = 1, m;
        for (int i = 1; i < nn; i += 2) {
            if (j > i) {
                double t = data[j - 1];
                data[j - 1] = data[i - 1];
                data[i - 1] = t;
                t = data[j];
                data[j] = data[i];
                data[i] = t;
            }
            m = n;
            while (m >= 2 && j > m) {
                j -= m;
                m >>= 1;
            }
            j += m;
        }
        int mmax = 2;
        while (nn > mmax) {
            int istep = mmax << 1;
            double theta = (6.28318530717959 / mmax);
            double wtemp = Math.sin(0.5 * theta);
            double wpr = -2.0 * wtemp * wtemp;
            double wpi = Math.sin(theta);
            double wr = 1.0;
            double wi = 0.0;
            for (m = 1; m < mmax; m += 2) {
                for (int i = m; i <= nn; i += istep) {
                    j = i + mmax;
                    double tempr = wr * data[j - 1] - wi * data[j];
                    double tempi = wr * data[j] + wi * data[j - 1];
                    data[j - 1] = data[i - 1] - tempr;
                    data[j] = data[i] - tempi;
                    data[i - 1] += tempr;
                    data[i] += tempi;
                }
                wr = (wtemp = wr) * wpr - wi * wpi + wr;
                wi = wi * wpr + wtemp * wpi + wi;
            }
            mmax = istep;
        }
        return data;
    }

    @Differentiable
    static double[] haar(@In(size = 8, from = -1) double[] s) {
        double[] a = s.clone(), tmp = new double[a.length];
        for (int len = a.length; len > 1; len /= 2) {
            for (int i = 0, h = len / 2; i < h; i++) {
                tmp[i] = (a[2 * i] + a[2 * i + 1]) / Math.sqrt(2);
                tmp[h + i] = (a[2 * i] - a[2 * i + 1]) / Math.sqrt(2);
            }
            System.arraycopy(tmp, 0, a, 0, len);
        }
        return a;
    }

    @Differentiable
    static double[] convolve(@In(size = 5) double[] x, @In(size = 3) double[] h) {
        double[] y = new double[x.length + h.length - 1];
        for (int n = 0; n < y.length; n++) {
            int kmin = (n >= h.length - 1) ? n - (h.length - 1) : 0;
            int kmax = (n < x.length - 1) ? n : x.length - 1;
            for (int k = kmin; k <= kmax; k++) y[n] += x[k] * h[n - k];
        }
        return y;
    }

    // ---- sorting and statistics

    @Differentiable
    static double median(@In(size = 5) double[] x) {
        double[] a = x.clone();
        for (int j = 0; j < a.length; j++) a[j] += 2 * (7 * j % 5);
        for (int j = 1; j < a.length; j++) {
            double v = a[j];
            int i = j - 1;
            while (i >= 0 && a[i] > v) {
                a[i + 1] = a[i];
                i--;
            }
            a[i + 1] = v;
        }
        return a.length % 2 == 1 ? a[a.length / 2] : (a[a.length / 2 - 1] + a[a.length / 2]) / 2;
    }

    @Differentiable
    static double shellSortTrimmed(@In(size = 7, from = -3) double[] a) {
        int n = a.length;
        for (int inc = n / 2; inc > 0; inc /= 2) {
            for (int i = inc; i < n; i++) {
                double v = a[i];
                int j = i;
                for (; j >= inc && a[j - inc] > v; j -= inc) a[j] = a[j - inc];
                a[j] = v;
            }
        }
        double s = 0;
        for (int i = 1; i < n - 1; i++) s += a[i] * i;
        return s / (n - 2);
    }

    @Differentiable
    static double moments(@In(size = 6) double[] data) {
        int n = data.length;
        double s = 0.0, ave, ep = 0.0, var = 0.0, skew = 0.0, curt = 0.0;
        if (n <= 1) throw new IllegalArgumentException("n must be at least 2 in moment");
        for (int j = 0; j < n; j++) s += data[j];
        ave = s / n;
        for (int j = 0; j < n; j++) {
            double p;
            ep += s = data[j] - ave;
            var += (p = s * s);
            skew += (p *= s);
            curt += (p *= s);
        }
        var = (var - ep * ep / n) / (n - 1);
        double sdev = Math.sqrt(var);
        if (var != 0.0) {
            skew /= (n * var * sdev);
            curt = curt / (n * var * var) - 3.0;
        }
        return ave + sdev + skew + curt;
    }

    @Differentiable
    static double correlation(@In(size = 5) double[] x, @In(size = 5) double[] y) {
        double ax = 0, ay = 0, sxx = 0, syy = 0, sxy = 0;
        int n = x.length;
        for (int j = 0; j < n; j++) {
            ax += x[j];
            ay += y[j];
        }
        ax /= n;
        ay /= n;
        for (int j = 0; j < n; j++) {
            double xt = x[j] - ax, yt = y[j] - ay;
            sxx += xt * xt;
            syy += yt * yt;
            sxy += xt * yt;
        }
        return sxy / (Math.sqrt(sxx * syy) + 1e-20);
    }

    @Differentiable
    static double[] lineFit(@Constant @In(size = 5) double[] x, @In(size = 5) double[] y, @In(size = 5) double[] sig) {
        double sx = 0, sy = 0, st2 = 0, b = 0, ss = 0;
        for (int i = 0; i < x.length; i++) {
            double wt = 1.0 / (sig[i] * sig[i]);
            ss += wt;
            sx += x[i] * wt;
            sy += y[i] * wt;
        }
        double sxoss = sx / ss;
        for (int i = 0; i < x.length; i++) {
            double t = (x[i] - sxoss) / sig[i];
            st2 += t * t;
            b += t * y[i] / sig[i];
        }
        b /= st2;
        double a = (sy - sx * b) / ss;
        return new double[] {a, b, Math.sqrt((1.0 + sx * sx / (ss * st2)) / ss), Math.sqrt(1.0 / st2)};
    }

    @Differentiable
    static double welford(@In(size = 6) double[] x) {
        double mean = 0, m2 = 0;
        int count = 0;
        for (double v : x) {
            count++;
            double delta = v - mean;
            mean += delta / count;
            m2 += delta * (v - mean);
        }
        return Math.sqrt(m2 / (count - 1)) / mean;
    }

    @Differentiable
    static double kahan(@In(size = 5) double[] x) {
        double sum = 0.0, c = 0.0;
        for (int i = 0; i < x.length; i++) {
            double y = x[i] * x[i] - c;
            double t = sum + y;
            c = (t - sum) - y;
            sum = t;
        }
        return sum;
    }

    // ---- differential equations

    private static double[] lorenz(double[] s, double sigma, double rho) {
        return new double[] {sigma * (s[1] - s[0]), s[0] * (rho - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]};
    }

    private static double[] add(double[] a, double k, double[] b) {
        double[] c = new double[a.length];
        for (int i = 0; i < c.length; i++) c[i] = a[i] + k * b[i];
        return c;
    }

    @Differentiable
    static double[] rungeKutta4(@In(size = 3) double[] s, double sigma, double rho) {
        double h = 0.02;
        for (int step = 0; step < 8; step++) {
            double[] k1 = lorenz(s, sigma, rho);
            double[] k2 = lorenz(add(s, h / 2, k1), sigma, rho);
            double[] k3 = lorenz(add(s, h / 2, k2), sigma, rho);
            double[] k4 = lorenz(add(s, h, k3), sigma, rho);
            for (int i = 0; i < s.length; i++) s[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return s;
    }

    /** Heun and Euler, the step halved until they agree. */
    @Differentiable
    static double adaptiveHeun(double y0, double lambda) {
        double t = 0, y = y0, h = 0.4;
        int rejected = 0;
        while (t < 1) {
            if (t + h > 1) h = 1 - t;
            double k1 = -lambda * y + Math.sin(t);
            double k2 = -lambda * (y + h * k1) + Math.sin(t + h);
            double err = Math.abs(h / 2 * (k2 - k1));
            if (err > 1e-2 && h > 1e-3) {
                h /= 2;
                rejected++;
                continue;
            }
            y += h / 2 * (k1 + k2);
            t += h;
            if (err < 1e-3) h *= 1.5;
        }
        return y + 0 * rejected;
    }

    @Differentiable
    static double[] heatInPlace(@In(size = 6) double[] u, @In(from = 0.1, to = 0.4) double r) {
        for (int step = 0; step < 5; step++) {
            double left = u[0];
            for (int i = 1; i < u.length - 1; i++) {
                double old = u[i];
                u[i] = old + r * (left - 2 * old + u[i + 1]);
                left = old;
            }
        }
        return u;
    }

    @Differentiable
    static double wave(@In(size = 5) double[] u0, @In(from = 0.2, to = 0.9) double c) {
        int n = u0.length;
        double[] prev = u0.clone(), cur = u0.clone(), next = new double[n];
        for (int t = 0; t < 6; t++) {
            for (int i = 1; i < n - 1; i++) next[i] = 2 * cur[i] - prev[i] + c * c * (cur[i + 1] - 2 * cur[i] + cur[i - 1]);
            double[] swap = prev;
            prev = cur;
            cur = next;
            next = swap;
        }
        double e = 0;
        for (double v : cur) e += v * v;
        return e;
    }

    @Differentiable
    static double leapfrog(@In(size = 2) double[] q, @In(size = 2) double[] p) {
        double dt = 0.05;
        double[] f = {0, 0};
        for (int i = 0; i < 10; i++) {
            double r3 = Math.pow(q[0] * q[0] + q[1] * q[1], 1.5);
            f[0] = -q[0] / r3;
            f[1] = -q[1] / r3;
            for (int k = 0; k < 2; k++) {
                p[k] += dt * f[k];
                q[k] += dt * p[k];
            }
        }
        return 0.5 * (p[0] * p[0] + p[1] * p[1]) - 1 / Math.hypot(q[0], q[1]);
    }

    @Differentiable
    static double implicitEuler(double y, double k) {
        double h = 0.1;
        for (int n = 0; n < 5; n++) {
            double z = y;
            for (int it = 0; it < 20; it++) {
                double g = z - y + h * k * z * z * z;
                double step = g / (1 + 3 * h * k * z * z);
                z -= step;
                if (Math.abs(step) < 1e-14) break;
            }
            y = z;
        }
        return y;
    }

    @Differentiable
    static double shooting(double a, double b) {
        double s = 1;
        for (int it = 0; it < 4; it++) {
            double[] end = new double[2];
            for (int trial = 0; trial < 2; trial++) {
                double y = a, v = s + trial * 1e-2, h = 0.1;
                for (int i = 0; i < 10; i++) {
                    v += h * (-y);
                    y += h * v;
                }
                end[trial] = y - b;
            }
            s -= end[0] * 1e-2 / (end[1] - end[0]);
        }
        return s;
    }
}
