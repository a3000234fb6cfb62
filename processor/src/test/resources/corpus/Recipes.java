package corpus.recipes;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;

/** Methods of numerical analysis as handbooks print them. */
final class Recipes {
    private static final double EPS = 1e-15;
    private static final int MAXIT = 200;
    private static final double TINY = 1e-300;

    private Recipes() {}

    // ---- linear systems

    /** Crout's decomposition with implicit scaling; the permutation's sign comes with it. */
    private static double ludcmp(double[][] a, int[] indx) {
        final int n = a.length;
        double[] vv = new double[n];
        double d = 1.0;
        int imax = 0;
        for (int i = 0; i < n; i++) {
            double big = 0.0;
            for (int j = 0; j < n; j++) {
                double temp;
                if ((temp = Math.abs(a[i][j])) > big) big = temp;
            }
            if (big == 0.0) throw new IllegalArgumentException("Singular matrix");
            vv[i] = 1.0 / big;
        }
        for (int k = 0; k < n; k++) {
            double big = 0.0;
            for (int i = k; i < n; i++) {
                double temp = vv[i] * Math.abs(a[i][k]);
                if (temp > big) {
                    big = temp;
                    imax = i;
                }
            }
            if (k != imax) {
                for (int j = 0; j < n; j++) {
                    double temp = a[imax][j];
                    a[imax][j] = a[k][j];
                    a[k][j] = temp;
                }
                d = -d;
                vv[imax] = vv[k];
            }
            indx[k] = imax;
            if (a[k][k] == 0.0) a[k][k] = TINY;
            for (int i = k + 1; i < n; i++) {
                double temp = a[i][k] /= a[k][k];
                for (int j = k + 1; j < n; j++) a[i][j] -= temp * a[k][j];
            }
        }
        return d;
    }

    private static void lubksb(double[][] a, int[] indx, double[] b) {
        int n = a.length;
        int ii = 0;
        for (int i = 0; i < n; i++) {
            int ip = indx[i];
            double sum = b[ip];
            b[ip] = b[i];
            if (ii != 0) {
                for (int j = ii - 1; j < i; j++) sum -= a[i][j] * b[j];
            } else if (sum != 0.0) {
                ii = i + 1;
            }
            b[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < n; j++) sum -= a[i][j] * b[j];
            b[i] = sum / a[i][i];
        }
    }

    @Differentiable
    static double[] luSolveImproved(@In(size = {4, 4}, from = -2) double[][] a, @In(size = 4) double[] b) {
        int n = b.length;
        double[][] lu = new double[n][];
        for (int i = 0; i < n; i++) lu[i] = a[i].clone();
        int[] indx = new int[n];
        ludcmp(lu, indx);
        double[] x = b.clone();
        lubksb(lu, indx, x);
        double[] r = new double[n];
        for (int i = 0; i < n; i++) {
            double sdp = -b[i];
            for (int j = 0; j < n; j++) sdp += a[i][j] * x[j];
            r[i] = sdp;
        }
        lubksb(lu, indx, r);
        for (int i = 0; i < n; i++) x[i] -= r[i];
        return x;
    }

    @Differentiable
    static double luDeterminant(@In(size = {3, 3}, from = -2) double[][] a) {
        int[] indx = new int[a.length];
        double d = ludcmp(a, indx);
        for (int j = 0; j < a.length; j++) d *= a[j][j];
        return d;
    }

    @Differentiable
    static void tridag(
            @In(size = 5, from = 0.1, to = 0.5) double[] a,
            @In(size = 5, from = 2, to = 3) double[] b,
            @In(size = 5, from = 0.1, to = 0.5) double[] c,
            @In(size = 5) double[] r,
            @Output @In(size = 5) double[] out) {
        int j, n = a.length;
        double bet;
        double[] gam = new double[n];
        if (b[0] == 0.0) throw new ArithmeticException("Error 1 in tridag");
        out[0] = r[0] / (bet = b[0]);
        for (j = 1; j < n; j++) {
            gam[j] = c[j - 1] / bet;
            bet = b[j] - a[j] * gam[j];
            if (bet == 0.0) throw new ArithmeticException("Error 2 in tridag");
            out[j] = (r[j] - a[j] * out[j - 1]) / bet;
        }
        for (j = (n - 2); j >= 0; j--) out[j] -= gam[j + 1] * out[j + 1];
    }

    @Differentiable
    static double[] choleskySolve(@In(size = {4, 3}, from = -1, to = 1) double[][] g, @In(size = 4) double[] b) {
        int n = b.length;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                a[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < g[0].length; k++) a[i][j] += g[i][k] * g[j][k];
            }
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum;
                int k;
                for (sum = a[i][j], k = i - 1; k >= 0; k--) sum -= a[i][k] * a[j][k];
                if (i == j) {
                    if (sum <= 0.0) throw new IllegalStateException("choldc failed");
                    p[i] = Math.sqrt(sum);
                } else a[j][i] = sum / p[i];
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = i - 1; k >= 0; k--) sum -= a[i][k] * x[k];
            x[i] = sum / p[i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) sum -= a[k][i] * x[k];
            x[i] = sum / p[i];
        }
        return x;
    }

    @Differentiable
    static double[] householderLeastSquares(@In(size = {5, 3}, from = -1) double[][] a, @In(size = 5) double[] b) {
        int m = a.length;
        int n = a[0].length;
        double[] diag = new double[n];
        for (int k = 0; k < n; k++) {
            double nrm = 0;
            for (int i = k; i < m; i++) nrm = Math.hypot(nrm, a[i][k]);
            if (nrm != 0.0) {
                if (a[k][k] < 0) nrm = -nrm;
                for (int i = k; i < m; i++) a[i][k] /= nrm;
                a[k][k] += 1.0;
                for (int j = k + 1; j < n; j++) {
                    double s = 0.0;
                    for (int i = k; i < m; i++) s += a[i][k] * a[i][j];
                    s = -s / a[k][k];
                    for (int i = k; i < m; i++) a[i][j] += s * a[i][k];
                }
            }
            diag[k] = -nrm;
        }
        double[] y = Arrays.copyOf(b, m);
        for (int k = 0; k < n; k++) {
            double s = 0.0;
            for (int i = k; i < m; i++) s += a[i][k] * y[i];
            s = -s / a[k][k];
            for (int i = k; i < m; i++) y[i] += s * a[i][k];
        }
        for (int k = n - 1; k >= 0; k--) {
            y[k] /= diag[k];
            for (int i = 0; i < k; i++) y[i] -= y[k] * a[i][k];
        }
        return Arrays.copyOf(y, n);
    }

    @Differentiable
    static double gramSchmidt(@In(size = {3, 3}, from = -1) double[][] v) {
        int n = v.length;
        double volume = 1;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double dot = 0;
                for (int k = 0; k < n; k++) dot += v[i][k] * v[j][k];
                for (int k = 0; k < n; k++) v[i][k] -= dot * v[j][k];
            }
            double norm = 0;
            for (double e : v[i]) norm += e * e;
            norm = Math.sqrt(norm);
            volume *= norm;
            for (int k = 0; k < n; k++) v[i][k] /= norm;
        }
        return volume;
    }

    @Differentiable
    static double[] conjugateGradients(@In(size = {3, 3}, from = -1, to = 1) double[][] g, @In(size = 3) double[] b) {
        int n = b.length;
        double[] x = new double[n];
        double[] r = b.clone();
        double[] p = r.clone();
        double rs = dot(r, r);
        for (int it = 0; it < 3 && Math.sqrt(rs) > 1e-12; it++) {
            double[] ap = normalTimes(g, p);
            double alpha = rs / dot(p, ap);
            for (int i = 0; i < n; i++) {
                x[i] += alpha * p[i];
                r[i] -= alpha * ap[i];
            }
            double rsNew = dot(r, r);
            double beta = rsNew / rs;
            for (int i = 0; i < n; i++) p[i] = r[i] + beta * p[i];
            rs = rsNew;
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) s += a[i] * b[i];
        return s;
    }

    private static double[] normalTimes(double[][] g, double[] p) {
        int n = p.length;
        double[] q = new double[g.length];
        for (int i = 0; i < g.length; i++) q[i] = dot(g[i], p);
        double[] y = new double[n];
        for (int j = 0; j < n; j++) {
            y[j] = 2 * p[j];
            for (int i = 0; i < g.length; i++) y[j] += g[i][j] * q[i];
        }
        return y;
    }

    @Differentiable
    static double[] gaussSeidel(@In(size = 4) double[] b, @In(from = 4, to = 5) double diagonal, double omega) {
        int n = b.length;
        double[] x = new double[n];
        sweeps:
        for (int sweep = 0; ; sweep++) {
            if (sweep == 6) break sweeps;
            for (int i = 0; i < n; i++) {
                double sigma = 0;
                for (int j = 0; j < n; j++) {
                    if (j == i) continue;
                    sigma += x[j] / (1 + Math.abs(i - j));
                }
                x[i] += omega / 2 * ((b[i] - sigma) / diagonal - x[i]);
            }
        }
        return x;
    }

    @Differentiable
    static double jacobiEigenvalue(@In(from = 1) double a, @In(from = 0.1) double b, double c) {
        double theta = (c - a) / (2 * b);
        double t = (theta >= 0 ? 1.0 : -1.0) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cs = 1 / Math.sqrt(t * t + 1), sn = t * cs;
        double l1 = a - t * b, l2 = c + t * b;
        return l1 * l1 * cs + l2 * sn;
    }

    @Differentiable
    static double powerIteration(@In(size = {3, 3}) double[][] a) {
        double[] v = {1, 1, 1};
        double lambda = 0, last;
        int count = 0;
        do {
            last = lambda;
            double[] w = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) w[i] += a[i][j] * v[j];
            }
            lambda = Math.sqrt(dot(w, w));
            for (int i = 0; i < 3; i++) v[i] = w[i] / lambda;
        } while (Math.abs(lambda - last) > 1e-14 * lambda && ++count < 500);
        return lambda;
    }

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
