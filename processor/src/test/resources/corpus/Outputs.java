package corpus.outputs;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;

/** Methods that leave their result in an array. */
final class Outputs {
    private Outputs() {}

    @Differentiable
    static void scaled(@In(size = 4) double[] x, double a, @Output @In(size = 5) double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] = a * x[i];
        }
    }

    /** Reads what was there. */
    @Differentiable
    static void axpy(double a, @In(size = 4) double[] x, @Output @In(size = 4) double[] out) {
        for (int i = 0; i < x.length; i++) {
            out[i] += a * x[i];
        }
    }

    @Differentiable
    static void matVec(@In(size = {3, 4}) double[][] a, @In(size = 4) double[] x, @Output @In(size = 3) double[] out) {
        for (int i = 0; i < a.length; i++) {
            out[i] = 0;
            for (int j = 0; j < x.length; j++) {
                out[i] += a[i][j] * x[j];
            }
        }
    }

    @Differentiable
    static void matMul(
            @In(size = {2, 3}) double[][] a, @In(size = {3, 2}) double[][] b, @Output @In(size = {2, 2}) double[][] out) {
        int n = a.length;
        int m = b[0].length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                out[i][j] = 0;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < b.length; k++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
    }

    @Differentiable
    static void softmax(@In(size = 4) double[] x, @Output @In(size = 4) double[] out) {
        double max = x[0];
        for (double v : x) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            out[i] = Math.exp(x[i] - max);
            sum += out[i];
        }
        for (int i = 0; i < x.length; i++) {
            out[i] /= sum;
        }
    }

    /** In place: one array is all there is. */
    @Differentiable
    static void normalise(@Output @In(size = 3) double[] out) {
        double s = 0;
        for (double v : out) {
            s += v * v;
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= Math.sqrt(s);
        }
    }

    private static void slope(double[] y, double mu, double[] dy) {
        dy[0] = y[1];
        dy[1] = mu * (1 - y[0] * y[0]) * y[1] - y[0];
    }

    @Differentiable
    static void vanDerPol(@In(size = 2) double[] start, double mu, @Output @In(size = 2) double[] out) {
        double[] dy = new double[2];
        System.arraycopy(start, 0, out, 0, 2);
        for (int step = 0; step < 10; step++) {
            slope(out, mu, dy);
            out[0] += 0.02 * dy[0];
            out[1] += 0.02 * dy[1];
        }
    }

    @Differentiable
    static void earlyReturn(double x, @Constant int n, @Output @In(size = 3) double[] out) {
        out[0] = x * x;
        if (n > 1) {
            return;
        }
        out[1] = out[0] * x;
    }

    @Differentiable
    static void reassigned(double x, @Output @In(size = 3) double[] out) {
        double[] kept = out;
        out = new double[] {x, x * x, 1};
        kept[1] = out[1] * out[0];
    }

    @Differentiable
    static void constantOut(@In(size = 3) double[] x, @Output @Constant @In(size = 3) double[] out) {
        for (int i = 0; i < 3; i++) {
            out[i] = out[i] * x[i] + x[(i + 1) % 3];
        }
    }
}
