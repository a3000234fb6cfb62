package corpus.seconds;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import dev.retrograd.runtime.Matrix;

/** Points where an adjoint is zero and its derivative is not, so that a second derivative must not be left out with it. */
final class Seconds {
    private Seconds() {}

    @Differentiable
    static double squaredLogs(@In(size = 3, from = 1, to = 1) double[] x) {
        double[] logs = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            logs[i] = Math.log(x[i]);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += logs[i] * logs[i];
        }
        return sum;
    }

    @Differentiable
    static double squaredWhereWanted(@In(from = 1, to = 1) double x, double y, @In(from = 0, to = 1) int mode) {
        double root = Math.sqrt(x) - y / x;
        double other = Math.log(x / y);
        double result = 0;
        if (mode >= 0) {
            result = (root - 1 + y) * (root - 1 + y) + x * y;
        }
        if (mode == 1) {
            result += other * other;
        }
        return result;
    }

    @Differentiable
    static double squaredElements(@In(size = {2, 3}, from = 1, to = 1) Matrix a, @In(size = {2, 3}) Matrix b) {
        return a.log().square().sum() + b.square().sum();
    }

    @Differentiable
    static double zerothPower(@In(from = 0.5, to = 2) double a, @In(from = 0, to = 0) double b) {
        double power = Math.pow(a, b);
        return power * a;
    }

    @Differentiable
    static double stiff(double[] x) {
        double energy = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double stretch = x[i + 1] - x[i] * x[i];
            energy += 100 * stretch * stretch + (1 - x[i]) * (1 - x[i]);
        }
        return energy;
    }
}
