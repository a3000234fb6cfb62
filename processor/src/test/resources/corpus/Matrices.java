package corpus.matrices;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import dev.retrograd.runtime.Matrix;

/** Models written with matrices. */
final class Matrices {
    private Matrices() {}

    @Differentiable
    static Matrix linear(@In(size = {3, 2}) Matrix x, @In(size = {2, 4}) Matrix w) {
        return x.times(w);
    }

    @Differentiable
    static Matrix twice(@In(size = {3, 2}) Matrix x, @In(size = {2, 4}) Matrix w, @In(size = {4, 2}) Matrix v) {
        return x.times(w).times(v);
    }

    @Differentiable
    static double network(
            @Constant @In(size = {5, 3}, from = -1) Matrix x,
            @Constant @In(size = {5, 2}, from = 0, to = 1) Matrix y,
            @In(size = {3, 4}, from = -1) Matrix w1,
            @In(size = 4, from = -1) double[] b1,
            @In(size = {4, 2}, from = -1) Matrix w2,
            @In(size = 2) double[] b2) {
        Matrix hidden = x.times(w1).plusRow(b1).tanh();
        Matrix scores = hidden.times(w2).plusRow(b2);
        double loss = 0;
        double[] normaliser = scores.logSumExpRows();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < y.columns(); j++) {
                loss -= y.get(i, j) * (scores.get(i, j) - normaliser[i]);
            }
        }
        return loss / x.rows();
    }

    @Differentiable
    static double regularised(@In(size = {3, 3}, from = -1) Matrix w, double lambda) {
        return w.sigmoid().sum() + lambda * w.square().sum() - w.transpose().times(w).hadamard(w).sum();
    }

    /** Products so large that the runtime's kernel computes them, in both sweeps. */
    @Differentiable
    static double large(
            @Constant @In(size = {21, 20}, from = -1) Matrix x, @In(size = {20, 20}, from = -0.2, to = 0.2) Matrix w) {
        return x.times(w).tanh().times(w).square().sum();
    }

    @Differentiable
    static Matrix softmax(@In(size = {3, 4}, from = -2) Matrix x) {
        return x.softmaxRows();
    }

    @Differentiable
    static double[] rowwise(@In(size = {3, 4}) Matrix x, @In(size = 3) double[] c) {
        double[] a = x.plusColumn(c).log().rowSums();
        double[] b = x.logSumExpRows();
        for (int i = 0; i < a.length; i++) {
            a[i] *= b[i];
        }
        return a;
    }

    @Differentiable
    static double elementFunctions(@In(size = {2, 3}) Matrix a, @In(size = {2, 3}) Matrix b) {
        Matrix c = a.exp().plus(b.sqrt()).minus(a.divideElements(b)).negate();
        Matrix d = c.softplus().hadamard(b.relu()).scale(0.3);
        return d.sum() + a.columnSums()[1] * b.rowSums()[0];
    }

    @Differentiable
    static double inLoop(@In(size = {3, 3}, from = -0.5, to = 0.5) Matrix w, @In(size = {1, 3}) Matrix h, @In(from = 0, to = 4) int steps) {
        Matrix state = h;
        for (int i = 0; i < steps; i++) {
            state = state.times(w).tanh();
        }
        return state.square().sum();
    }

    @Differentiable
    static double inWhile(@In(size = {2, 2}) Matrix w, @In(size = {1, 2}) Matrix h) {
        Matrix state = h;
        while (state.sum() < 20) {
            state = state.times(w).plus(h);
        }
        return state.get(0, 0) * state.get(0, 1);
    }

    @Differentiable
    static double chosen(@In(size = {2, 2}) Matrix a, @In(size = {2, 2}) Matrix b, @In(from = -1, to = 1) double x) {
        Matrix c = x > 0 ? a.times(b) : b;
        if (c.get(0, 0) > 1) {
            c = c.scale(x).plus(a);
        }
        return c.hadamard(a).sum();
    }

    @Differentiable
    static double copied(@In(size = {2, 2}) double[][] rows, double x) {
        Matrix m = Matrix.of(rows);
        rows[0][0] = x * rows[1][1];
        return m.times(Matrix.of(rows)).sum();
    }

    @Differentiable
    static double wrapped(@In(size = {2, 2}) double[][] rows, double x) {
        Matrix m = Matrix.wrap(rows);
        rows[0][0] = x * rows[1][1];
        return m.times(m).sum();
    }

    @Differentiable
    static double writtenThroughData(@In(size = {2, 2}) Matrix m, double x) {
        double before = m.get(0, 0);
        m.data()[0][0] = x * before;
        return m.square().sum() * before;
    }

    @Differentiable
    static double rowReplacedThroughData(@In(size = {2, 2}) Matrix m, double x) {
        double[] row = {x, m.get(1, 1)};
        m.data()[0] = row;
        row[1] *= x;
        return m.times(m).sum();
    }

    @Differentiable
    static double rowOfProductReplaced(@In(size = {2, 2}) Matrix m, @In(size = 2) double[] v) {
        Matrix p = m.times(m);
        p.data()[1] = v;
        return p.hadamard(m).sum() + v[0];
    }

    @Differentiable
    static Matrix returnsParameter(Matrix m, double x) {
        return m;
    }

    @Differentiable
    static double plainRows(@In(size = {2, 3}) double[][] a, @In(size = {3, 2}) double[][] b) {
        double[][] c = Matrix.times(a, b);
        double[][] d = Matrix.plus(Matrix.transpose(c), Matrix.scale(c, a[0][0]));
        double[][] e = Matrix.minus(Matrix.hadamard(c, d), c);
        return e[0][1] * e[1][0] + e[0][0];
    }

    @Differentiable
    static double[][] productOfRows(@In(size = {2, 3}) double[][] a, @In(size = {3, 2}) double[][] b) {
        return Matrix.times(a, b);
    }

    @Differentiable
    static double shape(@In(size = {3, 2}) Matrix m) {
        double s = 0;
        for (int i = 0; i < m.rows(); i++) {
            s += m.get(i, m.columns() - 1) * i;
        }
        return s * s / m.rows();
    }

    @Differentiable
    static double productInLoop(@In(size = {2, 2}) Matrix a, @In(from = 1, to = 3) int n) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            Matrix p = a.times(a).scale(i + s);
            s += Math.sin(p.get(0, 1)) + p.sum() / 10;
        }
        return s;
    }

    private static Matrix layer(Matrix x, Matrix w, double[] b) {
        return x.times(w).plusRow(b).sigmoid();
    }

    @Differentiable
    static double helperLayers(
            @In(size = {2, 3}) Matrix x, @In(size = {3, 3}, from = -1) Matrix w, @In(size = 3) double[] b) {
        return layer(layer(x, w, b), w, b).sum();
    }

    @Differentiable
    static double squareBeforeWrite(@In(size = {2, 2}) Matrix m, double x) {
        Matrix p = m.square();
        m.data()[0][0] = x * p.get(1, 1);
        return p.sum() + m.get(0, 0);
    }

    @Differentiable
    static double[] rowReplacedByItsResult(@In(size = {2, 3}) Matrix m) {
        double[] v = m.logSumExpRows();
        m.data()[1] = v;
        return v;
    }

    @Differentiable
    static double tableBeforeRowReplaced(@In(size = {2, 2}) double[][] m, @In(size = 2) double[] v) {
        double[][] p = Matrix.hadamard(m, m);
        m[0] = v;
        double[][] q = Matrix.times(m, p);
        m[1] = p[0];
        return q[0][1] * p[0][0] + q[1][0] + m[1][1];
    }

    @Differentiable
    static double matrixBeforeRowReplaced(@In(size = {2, 2}) Matrix m, @In(size = 2) double[] v, @In(from = 1, to = 3) int n) {
        double r = 0;
        for (int i = 0; i < n; i++) {
            r += m.times(m).sum() * 0.1;
            m.data()[i % 2] = m.rowSums();
            v[0] += r;
        }
        return r * v[0];
    }

    @Differentiable
    static double zeros(@In(size = {2, 2}) Matrix m, @In(from = -1, to = 1) double x, @In(from = 0, to = 2) int n) {
        Matrix p = Matrix.zeros(2, 2);
        for (int i = 0; i < n; i++) {
            p = p.plus(m).hadamard(m);
        }
        m = x > 0 ? m : Matrix.zeros(2, 2);
        return p.sum() + m.times(p).sum() * x;
    }

    @Differentiable
    static double functionsOfNumbers(@In(from = -1) double x) {
        return Matrix.sigmoid(x) * Matrix.softplus(x) + Matrix.relu(x - 1);
    }

    @Differentiable
    static double[][] elementOverwrittenAfterItsMatrix(double x, @In(size = 3) double[] v, @In(from = 0, to = 3) int n) {
        double[] w = v.clone();
        double[][] t = {new double[3], w, w};
        w[n % 3] -= 0.5 * x;
        double[][] half = Matrix.scale(t, 0.5);
        w[n % 3] = 0.7 * x;
        return half;
    }
}
