package dev.retrograd.processor.corpus;

import java.util.function.ToDoubleFunction;

/** Derivatives from values alone: central differences, extrapolated to step zero (Ridders' method). */
final class Differences {
    private static final int LEVELS = 9;
    private static final double SHRINK = 1.6;

    private Differences() {}

    /**
     * The gradient of a function.
     *
     * @param step the greatest step, relative to numbers greater than one
     */
    static double[] gradient(ToDoubleFunction<double[]> function, double[] at, double step) {
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            gradient[i] = partial(function, at, i, step * Math.max(1, Math.abs(at[i])));
        }
        return gradient;
    }

    private static double partial(ToDoubleFunction<double[]> function, double[] at, int index, double step) {
        double[][] table = new double[LEVELS][LEVELS];
        double best = Double.NaN;
        double error = Double.POSITIVE_INFINITY;
        double h = step;
        for (int level = 0; level < LEVELS; level++, h /= SHRINK) {
            table[level][0] = central(function, at, index, h);
            double factor = 1;
            for (int k = 1; k <= level; k++) {
                factor *= SHRINK * SHRINK;
                table[level][k] = table[level][k - 1] + (table[level][k - 1] - table[level - 1][k - 1]) / (factor - 1);
                double estimate = Math.max(
                        Math.abs(table[level][k] - table[level][k - 1]),
                        Math.abs(table[level][k] - table[level - 1][k - 1]));
                if (estimate < error) {
                    error = estimate;
                    best = table[level][k];
                }
            }
        }
        return best;
    }

    private static double central(ToDoubleFunction<double[]> function, double[] at, int index, double step) {
        double[] point = at.clone();
        point[index] = at[index] + step;
        double above = point[index];
        double upper = function.applyAsDouble(point);
        point[index] = at[index] - step;
        double lower = function.applyAsDouble(point);
        return (upper - lower) / (above - point[index]);
    }
}
