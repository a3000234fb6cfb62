package dev.retrograd.samples;

import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

/** Rosenbrock's banana valley with every derivative there is, as a sum of squares and as its residuals. */
public final class Rosenbrock {

    private Rosenbrock() {}

    /**
     * The height of the valley.
     *
     * @param x the point, of two or more dimensions
     * @return the height, 0 at (1, …, 1)
     */
    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    public static double valley(double[] x) {
        double height = 0;
        for (int i = 1; i < x.length; i++) {
            double bend = x[i] - x[i - 1] * x[i - 1];
            double slope = 1 - x[i - 1];
            height += 100 * bend * bend + slope * slope;
        }
        return height;
    }

    /**
     * Numbers whose squares sum up to the height.
     *
     * @param x the point, of two or more dimensions
     * @return two residuals for each dimension but the first
     */
    @Differentiable({Derivative.JVP, Derivative.JACOBIAN})
    public static double[] residuals(double[] x) {
        double[] residuals = new double[2 * (x.length - 1)];
        for (int i = 1; i < x.length; i++) {
            residuals[2 * i - 2] = 10 * (x[i] - x[i - 1] * x[i - 1]);
            residuals[2 * i - 1] = 1 - x[i - 1];
        }
        return residuals;
    }
}
