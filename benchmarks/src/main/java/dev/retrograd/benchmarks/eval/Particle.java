package dev.retrograd.benchmarks.eval;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.EvalFunction;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * GradBench's {@code particle}: where to put a charge so that a particle, moved by the derivative of the potential, lands
 * closest to the origin.
 */
public final class Particle {

    private static final double STEP = 0.1;
    private static final int MOST_STEPS = 100_000;

    private Particle() {}

    static Eval eval() {
        return new Eval(
                "particle",
                Map.of(
                        "ff",
                                eval(
                                        Particle::landingForward,
                                        w -> LandingForwardGrad.jvp(w, 1).tangent()),
                        "fr",
                                eval(
                                        Particle::landingReverse,
                                        w -> LandingReverseGrad.jvp(w, 1).tangent()),
                        "rf",
                                eval(
                                        Particle::landingForward,
                                        w -> LandingForwardGrad.gradient(w).w()),
                        "rr",
                                eval(
                                        Particle::landingReverse,
                                        w -> LandingReverseGrad.gradient(w).w())));
    }

    /**
     * The potential of a charge at (10, 10 − w) and one at (10, 0).
     *
     * @param x where it is felt
     * @param y where it is felt
     * @param w moves the first charge
     * @return the potential
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double potential(double x, double y, double w) {
        return 1 / distance(x - 10, y - (10 - w)) + 1 / distance(x - 10, y);
    }

    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /**
     * The squared x at which the particle comes down, its acceleration by forward mode.
     *
     * @param w moves the first charge
     * @return the square
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double landingForward(double w) {
        double x = 0;
        double y = 8;
        double vx = 0.75;
        double vy = 0;
        int steps = 0;
        while (y > 0) {
            steps++;
            if (steps > MOST_STEPS) {
                throw new ArithmeticException("the particle does not come down");
            }
            double ax = -PotentialGrad.jvp(x, y, w, 1, 0, 0).tangent();
            double ay = -PotentialGrad.jvp(x, y, w, 0, 1, 0).tangent();
            x += STEP * vx;
            y += STEP * vy;
            if (y > 0) {
                vx += STEP * ax;
                vy += STEP * ay;
            }
        }
        double landing = x - y / vy * vx;
        return landing * landing;
    }

    /**
     * The squared x at which the particle comes down, its acceleration by reverse mode.
     *
     * @param w moves the first charge
     * @return the square
     */
    @Differentiable({Derivative.GRADIENT, Derivative.JVP})
    public static double landingReverse(double w) {
        double x = 0;
        double y = 8;
        double vx = 0.75;
        double vy = 0;
        int steps = 0;
        while (y > 0) {
            steps++;
            if (steps > MOST_STEPS) {
                throw new ArithmeticException("the particle does not come down");
            }
            PotentialGrad.Gradient slope = PotentialGrad.gradient(x, y, w);
            x += STEP * vx;
            y += STEP * vy;
            if (y > 0) {
                vx -= STEP * slope.x();
                vy -= STEP * slope.y();
            }
        }
        double landing = x - y / vy * vx;
        return landing * landing;
    }

    private static EvalFunction eval(DoubleUnaryOperator landing, DoubleUnaryOperator slope) {
        return input -> {
            double[] start = {input.number("w")};
            return () -> Descent.argmin(
                    w -> landing.applyAsDouble(w[0]), w -> new double[] {slope.applyAsDouble(w[0])}, start)[0];
        };
    }
}
