package corpus.approximations;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Interpolation, polynomials, series and quadrature as handbooks of numerical analysis print them. */
final class Approximations {
    private static final double EPS = 1e-15;
    private static final int MAXIT = 200;
    private static final double TINY = 1e-300;

    private Approximations() {}

    // ---- interpolation

    @Differentiable
    static double splineInterpolation(
            @In(size = 5, from = -0.1, to = 0.1) double[] dx, @In(size = 5) double[] ya, @In(from = 0.2, to = 3.8) double x) {
        int n = ya.length;
        double[] xa = new double[n];
        for (int i = 0; i < n; i++) xa[i] = i + dx[i];
        double[] y2 = new double[n], u = new double[n - 1];
        for (int i = 1; i < n - 1; i++) {
            double sig = (xa[i] - xa[i - 1]) / (xa[i + 1] - xa[i - 1]);
            double p = sig * y2[i - 1] + 2.0;
            y2[i] = (sig - 1.0) / p;
            u[i] = (ya[i + 1] - ya[i]) / (xa[i + 1] - xa[i]) - (ya[i] - ya[i - 1]) / (xa[i] - xa[i - 1]);
            u[i] = (6.0 * u[i] / (xa[i + 1] - xa[i - 1]) - sig * u[i - 1]) / p;
        }
        for (int k = n - 2; k >= 0; k--) y2[k] = y2[k] * y2[k + 1] + u[k];
        int klo = 0, khi = n - 1;
        while (khi - klo > 1) {
            int k = (khi + klo) >> 1;
            if (xa[k] > x) khi = k;
            else klo = k;
        }
        double h = xa[khi] - xa[klo];
        if (h == 0.0) throw new IllegalArgumentException("Bad input to routine splint");
        double a = (xa[khi] - x) / h;
        double b = (x - xa[klo]) / h;
        return a * ya[klo] + b * ya[khi] + ((a * a * a - a) * y2[klo] + (b * b * b - b) * y2[khi]) * (h * h) / 6.0;
    }

    @Differentiable
    static double neville(@Constant @In(size = 4) double[] xa, @In(size = 4) double[] ya, double x) {
        int n = ya.length;
        double[] p = ya.clone();
        for (int m = 1; m < n; m++)
            for (int i = 0; i < n - m; i++)
                p[i] = ((x - (xa[i + m] + i + m)) * p[i] + (xa[i] + i - x) * p[i + 1]) / (xa[i] + i - xa[i + m] - i - m);
        return p[0];
    }

    @Differentiable
    static double barycentric(@In(size = 4) double[] y, @In(from = 0.1, to = 0.9) double t) {
        int n = y.length;
        double num = 0, den = 0;
        for (int i = 0; i < n; i++) {
            double xi = Math.cos(Math.PI * i / (n - 1));
            double w = (i & 1) == 0 ? 1 : -1;
            if (i == 0 || i == n - 1) w /= 2;
            if (t == xi) return y[i];
            double c = w / (t - xi);
            num += c * y[i];
            den += c;
        }
        return num / den;
    }

    @Differentiable
    static double linearTable(@In(size = 6) double[] table, @In(from = 0.1, to = 4.9) double x) {
        int i = (int) Math.floor(x);
        if (i < 0) i = 0;
        if (i > table.length - 2) i = table.length - 2;
        double t = x - i;
        return table[i] * (1 - t) + table[i + 1] * t;
    }

    @Differentiable
    static double bilinear(@In(size = {4, 4}) double[][] z, @In(from = 0.1, to = 2.9) double x, @In(from = 0.1, to = 2.9) double y) {
        int i = (int) x, j = (int) y;
        double t = x - i, u = y - j;
        return (1 - t) * (1 - u) * z[i][j] + t * (1 - u) * z[i + 1][j] + t * u * z[i + 1][j + 1] + (1 - t) * u * z[i][j + 1];
    }

    @Differentiable
    static double deCasteljau(@In(size = {4, 2}) double[][] p, @In(from = 0, to = 1) double t) {
        double[][] q = new double[p.length][];
        for (int i = 0; i < p.length; i++) q[i] = p[i].clone();
        for (int r = q.length - 1; r > 0; r--) {
            for (int i = 0; i < r; i++) {
                for (int k = 0; k < 2; k++) q[i][k] = (1 - t) * q[i][k] + t * q[i + 1][k];
            }
        }
        return q[0][0] * q[0][0] + q[0][1];
    }

    @Differentiable
    static double deBoor(@In(size = 7) double[] c, @In(from = 3.1, to = 5.9) double x) {
        int k = 3;
        int s = 3;
        while (s < 6 && x >= s + 1) s++;
        double[] d = new double[k + 1];
        for (int j = 0; j <= k; j++) d[j] = c[j + s - k];
        for (int r = 1; r <= k; r++) {
            for (int j = k; j >= r; j--) {
                double alpha = (x - (j + s - k)) / (double) ((j + 1 + s - r) - (j + s - k));
                d[j] = (1.0 - alpha) * d[j - 1] + alpha * d[j];
            }
        }
        return d[k];
    }

    // ---- polynomials and series

    @Differentiable
    static double[] polynomialAndDerivatives(@In(size = 5) double[] c, double x) {
        int nc = c.length - 1, nd = 3;
        double[] pd = new double[nd];
        double cnst = 1.0;
        pd[0] = c[nc];
        for (int j = 1; j < nd; j++) pd[j] = 0.0;
        for (int i = nc - 1; i >= 0; i--) {
            int nnd = (nd < (nc - i) ? nd : nc - i);
            for (int j = nnd; j > 0; j--) {
                if (j < nd) pd[j] = pd[j] * x + pd[j - 1];
            }
            pd[0] = pd[0] * x + c[i];
        }
        for (int i = 2; i < nd; i++) {
            cnst *= i;
            pd[i] *= cnst;
        }
        return pd;
    }

    @Differentiable
    static double chebyshev(@In(size = 5) double[] c, @In(from = -0.9, to = 0.9) double x) {
        double d = 0.0, dd = 0.0, sv, y2 = 2.0 * x;
        for (int j = c.length - 1; j > 0; j--) {
            sv = d;
            d = y2 * d - dd + c[j];
            dd = sv;
        }
        return x * d - dd + 0.5 * c[0];
    }

    @Differentiable
    static double legendre(@In(from = 0, to = 5) int n, @In(from = -0.9, to = 0.9) double x) {
        double p0 = 1, p1 = x;
        if (n == 0) return 1 + 0 * x;
        for (int k = 2; k <= n; k++) {
            double p2 = ((2 * k - 1) * x * p1 - (k - 1) * p0) / k;
            p0 = p1;
            p1 = p2;
        }
        return p1;
    }

    @Differentiable
    static double besselJ0(@In(from = 0.5, to = 7.5) double x) {
        double ax, z, xx, y, ans, ans1, ans2;
        if ((ax = Math.abs(x)) < 8.0) {
            y = x * x;
            ans1 = 57568490574.0 + y * (-13362590354.0 + y * (651619640.7 + y * (-11214424.18 + y * (77392.33017 + y * (-184.9052456)))));
            ans2 = 57568490411.0 + y * (1029532985.0 + y * (9494680.718 + y * (59272.64853 + y * (267.8532712 + y * 1.0))));
            ans = ans1 / ans2;
        } else {
            z = 8.0 / ax;
            y = z * z;
            xx = ax - 0.785398164;
            ans1 = 1.0 + y * (-0.1098628627e-2 + y * (0.2734510407e-4));
            ans2 = -0.1562499995e-1 + y * (0.1430488765e-3);
            ans = Math.sqrt(0.636619772 / ax) * (Math.cos(xx) * ans1 - z * Math.sin(xx) * ans2);
        }
        return ans;
    }

    private static double gammln(double xx) {
        double x, tmp, y, ser;
        final double[] cof = {
            76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5
        };
        int j;
        y = x = xx;
        tmp = x + 5.5;
        tmp -= (x + 0.5) * Math.log(tmp);
        ser = 1.000000000190015;
        for (j = 0; j <= 5; j++) ser += cof[j] / ++y;
        return -tmp + Math.log(2.5066282746310005 * ser / x);
    }

    @Differentiable
    static double logGamma(double x) {
        return gammln(x);
    }

    @Differentiable
    static double logBeta(double a, double b) {
        return gammln(a) + gammln(b) - gammln(a + b);
    }

    @Differentiable
    static double incompleteGammaSeries(double a, @In(from = 0.2, to = 1.2) double x) {
        double sum, del, ap;
        double gln = gammln(a);
        ap = a;
        del = sum = 1.0 / a;
        for (; ; ) {
            ++ap;
            del *= x / ap;
            sum += del;
            if (Math.abs(del) < Math.abs(sum) * EPS) {
                return sum * Math.exp(-x + a * Math.log(x) - gln);
            }
        }
    }

    @Differentiable
    static double incompleteBeta(@In(from = 1) double a, @In(from = 1) double b, @In(from = 0.2, to = 0.5) double x) {
        double qab = a + b, qap = a + 1.0, qam = a - 1.0;
        double c = 1.0;
        double d = 1.0 - qab * x / qap;
        if (Math.abs(d) < TINY) d = TINY;
        d = 1.0 / d;
        double h = d;
        for (int m = 1; m <= MAXIT; m++) {
            int m2 = 2 * m;
            double aa = m * (b - m) * x / ((qam + m2) * (a + m2));
            d = 1.0 + aa * d;
            if (Math.abs(d) < TINY) d = TINY;
            c = 1.0 + aa / c;
            if (Math.abs(c) < TINY) c = TINY;
            d = 1.0 / d;
            h *= d * c;
            aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2));
            d = 1.0 + aa * d;
            if (Math.abs(d) < TINY) d = TINY;
            c = 1.0 + aa / c;
            if (Math.abs(c) < TINY) c = TINY;
            d = 1.0 / d;
            double del = d * c;
            h *= del;
            if (Math.abs(del - 1.0) <= EPS) break;
        }
        return h * Math.exp(a * Math.log(x) + b * Math.log(1 - x)) / a;
    }

    @Differentiable
    static double errorFunction(@In(from = -2) double x) {
        double t = 1.0 / (1.0 + 0.5 * Math.abs(x));
        double ans = 1 - t * Math.exp(-x * x - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806
                + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))))))));
        return x >= 0 ? ans : -ans;
    }

    @Differentiable
    static double agmEllipticK(@In(from = 0.1, to = 0.9) double k) {
        double a = 1, g = Math.sqrt(1 - k * k);
        while (Math.abs(a - g) > 1e-15 * a) {
            double next = (a + g) / 2;
            g = Math.sqrt(a * g);
            a = next;
            if (next - g == 0) break;
        }
        return Math.PI / (2 * a);
    }

    @Differentiable
    static double continuedFractionTan(@In(from = 0.2, to = 1.2) double x) {
        double f = 0;
        for (int k = 19; k >= 3; k -= 2) f = x * x / (k - f);
        return x / (1 - f);
    }

    @Differentiable
    static double taylorUntilSmall(double x) {
        double term = 1, sum = 1;
        int n = 0;
        while (Math.abs(term) > 1e-17) {
            n++;
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    // ---- quadrature

    private static double func(double x, double a) {
        return Math.exp(-a * x) * Math.cos(x);
    }

    @Differentiable
    static double trapezoid(double a, double b, double c) {
        double s = 0;
        for (int n = 1; n <= 4; n++) {
            if (n == 1) {
                s = 0.5 * (b - a) * (func(a, c) + func(b, c));
                continue;
            }
            int it, j;
            for (it = 1, j = 1; j < n - 1; j++) it <<= 1;
            double tnm = it;
            double del = (b - a) / tnm;
            double x = a + 0.5 * del, sum;
            for (sum = 0.0, j = 1; j <= it; j++, x += del) sum += func(x, c);
            s = 0.5 * (s + (b - a) * sum / tnm);
        }
        return s;
    }

    @Differentiable
    static double romberg(double a, double b, double c) {
        double[][] r = new double[5][];
        double h = b - a;
        for (int i = 0; i < r.length; i++) {
            r[i] = new double[i + 1];
            if (i == 0) {
                r[0][0] = h / 2 * (func(a, c) + func(b, c));
            } else {
                double sum = 0;
                for (int k = 1; k < 1 << i; k += 2) sum += func(a + k * h, c);
                r[i][0] = r[i - 1][0] / 2 + h * sum;
            }
            for (int j = 1; j <= i; j++) r[i][j] = r[i][j - 1] + (r[i][j - 1] - r[i - 1][j - 1]) / (Math.pow(4, j) - 1);
            h /= 2;
        }
        return r[4][4];
    }

    @Differentiable
    static double gaussLegendre(double a, double b, double c) {
        double[] x = {0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717};
        double[] w = {0.2955242247147529, 0.2692667193099963, 0.2190863625159821, 0.1494513491505806, 0.0666713443086881};
        double xm = 0.5 * (b + a), xr = 0.5 * (b - a), s = 0;
        for (int j = 0; j < 5; j++) {
            double dx = xr * x[j];
            s += w[j] * (func(xm + dx, c) + func(xm - dx, c));
        }
        return s *= xr;
    }

    @Differentiable
    static double simpson(double a, double b, double c) {
        int n = 10;
        double h = (b - a) / n, s = func(a, c) + func(b, c);
        for (int i = 1; i < n; i += 2) s += 4 * func(a + i * h, c);
        for (int i = 2; i < n; i += 2) s += 2 * func(a + i * h, c);
        return s * h / 3;
    }

    /** Adaptive Simpson's rule with a stack of its own. */
    @Differentiable
    static double adaptiveSimpson(double a, double b, double c) {
        double[] left = new double[40], right = new double[40], tol = new double[40];
        int top = 0;
        left[0] = a;
        right[0] = a + b;
        tol[0] = 1e-5;
        double total = 0;
        while (top >= 0) {
            double lo = left[top], hi = right[top], eps = tol[top];
            top--;
            double m = (lo + hi) / 2, h = hi - lo;
            double whole = h / 6 * (func(lo, c) + 4 * func(m, c) + func(hi, c));
            double l = h / 12 * (func(lo, c) + 4 * func((lo + m) / 2, c) + func(m, c));
            double r = h / 12 * (func(m, c) + 4 * func((m + hi) / 2, c) + func(hi, c));
            if (Math.abs(l + r - whole) < 15 * eps || top > 35) {
                total += l + r + (l + r - whole) / 15;
            } else {
                top++;
                left[top] = lo;
                right[top] = m;
                tol[top] = eps / 2;
                top++;
                left[top] = m;
                right[top] = hi;
                tol[top] = eps / 2;
            }
        }
        return total;
    }
}
