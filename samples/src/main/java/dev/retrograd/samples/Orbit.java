package dev.retrograd.samples;

import dev.retrograd.Checkpoint;
import dev.retrograd.Differentiable;

/** A planet on its way around a star, in so many steps that not all of them are kept. */
public final class Orbit {

    private Orbit() {}

    /**
     * How far the planet is from where it started, squared, after a time; by the leapfrog method. Of the steps 50 snapshots
     * are kept, whatever their number.
     *
     * @param start x, y and the velocities along them
     * @param mass the star's mass times the constant of gravitation
     * @param time how long the planet moves
     * @param steps in how many steps
     * @return the squared distance
     */
    @Checkpoint(snapshots = 50)
    @Differentiable
    public static double drift(double[] start, double mass, double time, int steps) {
        double h = time / steps;
        double x = start[0];
        double y = start[1];
        double u = start[2];
        double v = start[3];
        for (int step = 0; step < steps; step++) {
            double square = x * x + y * y;
            double pull = h * mass / (square * Math.sqrt(square));
            u -= pull * x;
            v -= pull * y;
            x += h * u;
            y += h * v;
        }
        double dx = x - start[0];
        double dy = y - start[1];
        return dx * dx + dy * dy;
    }

    /**
     * How much heat has left a rod whose ends are cold. As many snapshots are kept as fit into a megabyte.
     *
     * @param temperatures the temperatures along the rod at the beginning; the ends stay as they are
     * @param conductivity how much of a difference moves in a step, at most 1/2
     * @param steps the number of steps
     * @return the loss
     */
    @Checkpoint(bytes = 1 << 20, loop = "time")
    @Differentiable
    public static double heatLoss(double[] temperatures, double conductivity, int steps) {
        double[] now = temperatures.clone();
        double[] change = new double[now.length];
        time:
        for (int step = 0; step < steps; step++) {
            for (int i = 1; i < now.length - 1; i++) {
                change[i] = conductivity * (now[i - 1] - 2 * now[i] + now[i + 1]) - 1e-3 * now[i] * now[i];
            }
            for (int i = 1; i < now.length - 1; i++) {
                now[i] += change[i];
            }
        }
        double loss = 0;
        for (int i = 0; i < now.length; i++) {
            loss += temperatures[i] - now[i];
        }
        return loss;
    }
}
