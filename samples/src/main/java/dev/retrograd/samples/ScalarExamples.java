package dev.retrograd.samples;

import dev.retrograd.Differentiable;

/** The tutorial's first two examples: the chain rule on scalars. */
public final class ScalarExamples {

    private ScalarExamples() {}

    /**
     * Example 1: x / (x + y).
     *
     * @param x arrives by two paths, as numerator and in the denominator
     * @param y arrives by one
     * @return the share of x in x + y
     */
    @Differentiable
    public static double share(double x, double y) {
        return x / (x + y);
    }

    /**
     * Example 2: (x + σ(y)) / (σ(x) + (x + y)²), where x arrives by three paths and y by two.
     *
     * @param x the first variable
     * @param y the second variable
     * @return the quotient
     */
    @Differentiable
    public static double quotient(double x, double y) {
        double numerator = x + sigma(y);
        double sum = x + y;
        double denominator = sigma(x) + sum * sum;
        return numerator / denominator;
    }

    private static double sigma(double v) {
        return 1 / (1 + Math.exp(-v));
    }
}
