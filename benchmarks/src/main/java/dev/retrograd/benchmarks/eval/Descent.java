package dev.retrograd.benchmarks.eval;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** The gradient descent of GradBench's {@code saddle} and {@code particle}; it may itself be differentiated. */
final class Descent {

    private static final double FIRST_RATE = 1e-5;
    private static final double CLOSE = 1e-5;
    private static final int PATIENCE = 10;

    private Descent() {}

    /**
     * A minimum by steps against the gradient. The rate is doubled after ten good steps, halved after a bad one.
     *
     * @param function what is minimised
     * @param gradient its gradient
     * @param start where to begin
     * @return where a step or the gradient became small
     * @throws ArithmeticException if the gradient is infinite or NaN, or its square overflows
     */
    static double[] argmin(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, double[] start) {
        double[] x = start.clone();
        double value = function.applyAsDouble(x);
        double[] slope = gradient.apply(x);
        double rate = FIRST_RATE;
        int good = 0;
        boolean arrived = norm(slope) <= CLOSE;
        while (!arrived) {
            if (!(norm(slope) < Double.POSITIVE_INFINITY)) {
                throw new ArithmeticException("the gradient is infinite or NaN, where no descent gets any further");
            }
            if (good == PATIENCE) {
                rate *= 2;
                good = 0;
            } else {
                double[] next = new double[x.length];
                double[] step = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    next[i] = x[i] - rate * slope[i];
                    step[i] = x[i] - next[i];
                }
                double nextValue = function.applyAsDouble(next);
                if (norm(step) <= CLOSE) {
                    arrived = true;
                } else if (nextValue < value) {
                    x = next;
                    value = nextValue;
                    slope = gradient.apply(x);
                    good++;
                    arrived = norm(slope) <= CLOSE;
                } else {
                    rate /= 2;
                    good = 0;
                }
            }
        }
        return x;
    }

    private static double norm(double[] x) {
        double squares = 0;
        for (double element : x) {
            squares += element * element;
        }
        return Math.sqrt(squares);
    }
}
