package corpus.inactive;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Constants among the parameters. */
final class Inactive {
    private Inactive() {}

    @Differentiable
    static double scalar(double x, @Constant double k) {
        return k * x + k * k + x * x;
    }

    @Differentiable
    static double leastSquares(double[] w, @Constant double[][] data) {
        double loss = 0;
        for (double[] row : data) {
            double e = -row[3];
            for (int j = 0; j < 3; j++) {
                e += w[j] * row[j];
            }
            loss += e * e;
        }
        return loss / data.length;
    }

    @Differentiable
    static double writtenConstant(double x, @Constant double[] k) {
        k[0] = x * k[1];
        k[1] = k[0] * k[0];
        return k[1] + k[2] * x;
    }

    @Differentiable
    static double mergedWithConstant(double[] a, @Constant double[] k, @In(from = -1, to = 1) double x) {
        double[] p = x > 0 ? a : k;
        return p[0] * p[1] * x + a[0];
    }

    @Differentiable
    static double overwrittenConstant(double x, @Constant double k) {
        k = k * x;
        x = x + k;
        return k * x;
    }

    @Differentiable
    static double constantInLoop(double x, @Constant double k, @In(from = 1, to = 4) int n) {
        double r = x;
        double a = k;
        for (int i = 0; i < n; i++) {
            r = r * a;
            a = a + k;
        }
        return r;
    }

    @Differentiable
    static double constantBecomesActive(double x, @Constant double k, @In(from = 1, to = 4) int n) {
        double a = k;
        double b = k;
        double c = k;
        for (int i = 0; i < n; i++) {
            c = b * c;
            b = a * k;
            a = a + x;
        }
        return a + b * c;
    }

    @Differentiable
    static double[] cloneOfConstantInTable(double[] v, @Constant double[] c, double y) {
        double[][] t = {v, c.clone()};
        v[0] = y;
        t[1][1] *= t[0][2];
        return t[1];
    }
}
