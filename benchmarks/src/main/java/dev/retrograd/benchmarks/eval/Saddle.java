package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.EvalFunction;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * GradBench's {@code saddle}: the least of all maxima, found by gradient descent on a function that itself contains gradient
 * descent.
 */
public final class Saddle {

    private Saddle() {}

    static Eval eval() {
        return new Eval(
                "saddle",
                Map.of(
                        "ff", eval(Saddle::maximumForward, Saddle::forwardOverForward, Saddle::forwardSlope),
                        "fr", eval(Saddle::maximumReverse, Saddle::forwardOverReverse, Saddle::reverseSlope),
                        "rf", eval(Saddle::maximumForward, Saddle::reverseOverForward, Saddle::forwardSlope),
                        "rr", eval(Saddle::maximumReverse, Saddle::reverseOverReverse, Saddle::reverseSlope)));
    }

    /**
     * The function whose saddle is sought.
     *
     * @param p what it is minimised over
     * @param q what it is maximised over
     * @return |p|² − |q|²
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double height(double[] p, double[] q) {
        return (p[0] * p[0] + p[1] * p[1]) - (q[0] * q[0] + q[1] * q[1]);
    }

    /**
     * The greatest height over q, found with derivatives by forward mode.
     *
     * @param p the argument of the maximum
     * @param start where the search begins
     * @return the maximum
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double maximumForward(double[] p, @Constant double[] start) {
        return height(p, Descent.argmin(q -> -height(p, q), q -> forwardSlope(p, q), start));
    }

    /**
     * The greatest height over q, found with derivatives by reverse mode.
     *
     * @param p the argument of the maximum
     * @param start where the search begins
     * @return the maximum
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double maximumReverse(double[] p, @Constant double[] start) {
        return height(p, Descent.argmin(q -> -height(p, q), q -> reverseSlope(p, q), start));
    }

    /** The gradient of −height by q. */
    private static double[] forwardSlope(double[] p, double[] q) {
        double[] none = {0, 0};
        double[] first = {1, 0};
        double[] second = {0, 1};
        return new double[] {
            -HeightGrad.jvp(p, q, none, first).tangent(),
            -HeightGrad.jvp(p, q, none, second).tangent()
        };
    }

    /** The gradient of −height by q. */
    private static double[] reverseSlope(double[] p, double[] q) {
        double[] slope = HeightGrad.gradient(p, q).q();
        return new double[] {-slope[0], -slope[1]};
    }

    private static double[] forwardOverForward(double[] p, double[] start) {
        return new double[] {
            MaximumForwardGrad.jvp(p, start, new double[] {1, 0}).tangent(),
            MaximumForwardGrad.jvp(p, start, new double[] {0, 1}).tangent()
        };
    }

    private static double[] forwardOverReverse(double[] p, double[] start) {
        return new double[] {
            MaximumReverseGrad.jvp(p, start, new double[] {1, 0}).tangent(),
            MaximumReverseGrad.jvp(p, start, new double[] {0, 1}).tangent()
        };
    }

    private static double[] reverseOverForward(double[] p, double[] start) {
        return MaximumForwardGrad.gradient(p, start).p();
    }

    private static double[] reverseOverReverse(double[] p, double[] start) {
        return MaximumReverseGrad.gradient(p, start).p();
    }

    private static EvalFunction eval(
            ToDoubleBiFunction<double[], double[]> maximum,
            BiFunction<double[], double[], double[]> outerSlope,
            BiFunction<double[], double[], double[]> innerSlope) {
        return input -> {
            double[] start = input.vector("start", 2);
            return () -> {
                double[] p =
                        Descent.argmin(x -> maximum.applyAsDouble(x, start), x -> outerSlope.apply(x, start), start);
                double[] q = Descent.argmin(x -> -height(p, x), x -> innerSlope.apply(p, x), start);
                return new double[] {p[0], p[1], q[0], q[1]};
            };
        };
    }
}
