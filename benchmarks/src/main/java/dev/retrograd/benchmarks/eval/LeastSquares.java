package dev.retrograd.benchmarks.eval;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code llsq}: fits a polynomial to the sign function. */
public final class LeastSquares {

    private LeastSquares() {}

    static Eval eval() {
        return new Eval("llsq", Map.of("primal", LeastSquares::primal, "gradient", LeastSquares::gradient));
    }

    /**
     * Half the sum of the squared residuals at n equidistant points of [-1, 1].
     *
     * @param x the coefficients of the polynomial
     * @param n the number of points
     * @return half the sum
     */
    @Differentiable(Derivative.HVP)
    public static double leastSquares(double[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double t = -1 + 2.0 * i / (n - 1);
            double polynomial = 0;
            double power = 1;
            for (int j = 0; j < x.length; j++) {
                polynomial += x[j] * power;
                power *= t;
            }
            double residual = Math.signum(t) - polynomial;
            sum += residual * residual;
        }
        return sum / 2;
    }

    private static Evaluation primal(Input input) {
        double[] x = input.vector("x");
        int n = input.integer("n", 2);
        return () -> leastSquares(x, n);
    }

    private static Evaluation gradient(Input input) {
        double[] x = input.vector("x");
        int n = input.integer("n", 2);
        LeastSquaresGrad.Workspace ws = new LeastSquaresGrad.Workspace();
        return () -> {
            LeastSquaresGrad.gradient(x, n, ws);
            return ws.x();
        };
    }
}
