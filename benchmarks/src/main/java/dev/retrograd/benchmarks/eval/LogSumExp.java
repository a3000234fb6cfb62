package dev.retrograd.benchmarks.eval;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code lse}: the logarithm of a sum of exponentials, whose gradient is softmax. */
public final class LogSumExp {

    private LogSumExp() {}

    static Eval eval() {
        return new Eval("lse", Map.of("primal", LogSumExp::primal, "gradient", LogSumExp::gradient));
    }

    /**
     * log Σ exp(x), shifted by the maximum so that nothing overflows.
     *
     * @param x the exponents, at least one
     * @return the logarithm of the sum of their exponentials
     */
    @Differentiable(Derivative.HVP)
    public static double logSumExp(double[] x) {
        double max = x[0];
        for (int i = 1; i < x.length; i++) {
            max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value - max);
        }
        return max + Math.log(sum);
    }

    private static Evaluation primal(Input input) {
        double[] x = input.vector("x");
        return () -> logSumExp(x);
    }

    private static Evaluation gradient(Input input) {
        double[] x = input.vector("x");
        LogSumExpGrad.Workspace ws = new LogSumExpGrad.Workspace();
        return () -> {
            LogSumExpGrad.gradient(x, ws);
            return ws.x();
        };
    }
}
