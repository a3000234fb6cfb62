package corpus.linearsystems;

import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;

/** Methods of linear algebra as handbooks print them. */
final class LinearSystems {
    private static final double TINY = 1e-300;

    private LinearSystems() {}

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
}
