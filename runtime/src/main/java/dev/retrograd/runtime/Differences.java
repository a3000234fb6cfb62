package dev.retrograd.runtime;

import java.util.function.DoubleUnaryOperator;

/**
 * Central differences extrapolated to a vanishing step (Ridders 1982): each halving of the step gains two orders, until
 * rounding takes over; what is reported is the estimate that its neighbours confirm best.
 *
 * @param derivative the derivative
 * @param error how far it may be off, infinite if the function is not finite around the point
 */
record Differences(double derivative, double error) {

    private static final int HALVINGS = 10;
    private static final int RETREATS = 24;

    /**
     * Estimates a derivative at 0.
     *
     * @param function the function of the step
     * @param step the first step; a shorter one is taken where the function has no finite value
     */
    static Differences of(DoubleUnaryOperator function, double step) {
        double h = step;
        double first = quotient(function, h);
        for (int i = 0; i < RETREATS && !Double.isFinite(first); i++) {
            h /= 4;
            first = quotient(function, h);
        }
        Differences best = new Differences(first, Double.POSITIVE_INFINITY);
        double[] previous = {first};
        for (int i = 1; i <= HALVINGS; i++) {
            h /= 2;
            double[] row = new double[i + 1];
            row[0] = quotient(function, h);
            double order = 1;
            for (int j = 1; j <= i; j++) {
                order *= 4;
                row[j] = (order * row[j - 1] - previous[j - 1]) / (order - 1);
                double error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - previous[j - 1]));
                if (error <= best.error) {
                    best = new Differences(row[j], error);
                }
            }
            previous = row;
        }
        return best;
    }

    private static double quotient(DoubleUnaryOperator function, double h) {
        return (function.applyAsDouble(h) - function.applyAsDouble(-h)) / (2 * h);
    }
}
