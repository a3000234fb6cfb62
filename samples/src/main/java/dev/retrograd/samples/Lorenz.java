package dev.retrograd.samples;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

/** The Lorenz system, integrated by Runge and Kutta's classical method: a derivative through a whole simulation. */
public final class Lorenz {

    private Lorenz() {}

    /**
     * How far the trajectory ends from where it was observed.
     *
     * @param start the three coordinates at the start
     * @param parameters σ, ρ and β
     * @param observed the three coordinates observed at the end
     * @param time the duration
     * @param steps into how many equal steps it is divided
     * @return half the squared distance
     */
    @Differentiable
    public static double misfit(
            double[] start, double[] parameters, @Constant double[] observed, @Constant double time, int steps) {
        double h = time / steps;
        double[] state = start.clone();
        for (int step = 0; step < steps; step++) {
            double[] k1 = slope(state, parameters);
            double[] k2 = slope(moved(state, h / 2, k1), parameters);
            double[] k3 = slope(moved(state, h / 2, k2), parameters);
            double[] k4 = slope(moved(state, h, k3), parameters);
            for (int i = 0; i < state.length; i++) {
                state[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
        }
        double sum = 0;
        for (int i = 0; i < state.length; i++) {
            double error = state[i] - observed[i];
            sum += error * error;
        }
        return sum / 2;
    }

    private static double[] slope(double[] state, double[] parameters) {
        double[] slope = new double[3];
        slope[0] = parameters[0] * (state[1] - state[0]);
        slope[1] = state[0] * (parameters[1] - state[2]) - state[1];
        slope[2] = state[0] * state[1] - parameters[2] * state[2];
        return slope;
    }

    private static double[] moved(double[] state, double time, double[] slope) {
        double[] moved = new double[state.length];
        for (int i = 0; i < state.length; i++) {
            moved[i] = state[i] + time * slope[i];
        }
        return moved;
    }
}
