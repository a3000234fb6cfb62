package dev.retrograd.benchmarks.checkpoint;

import dev.retrograd.Checkpoint;
import dev.retrograd.Differentiable;

/** A pendulum by the leapfrog method, differentiated with every step kept and with a bounded memory. */
public final class Pendulum {

    private Pendulum() {}

    /**
     * The sum of the squares of angle and velocity at the end; every step is kept.
     *
     * @param angle the angle at the beginning
     * @param velocity the velocity at the beginning
     * @param h the length of a step
     * @param steps the number of steps
     * @return the sum
     */
    @Differentiable
    public static double whole(double angle, double velocity, double h, int steps) {
        for (int i = 0; i < steps; i++) {
            velocity -= h * Math.sin(angle);
            angle += h * velocity;
        }
        return angle * angle + velocity * velocity;
    }

    /**
     * The same with ten snapshots.
     *
     * @param angle the angle at the beginning
     * @param velocity the velocity at the beginning
     * @param h the length of a step
     * @param steps the number of steps
     * @return the sum
     */
    @Checkpoint(snapshots = 10)
    @Differentiable
    public static double tenSnapshots(double angle, double velocity, double h, int steps) {
        for (int i = 0; i < steps; i++) {
            velocity -= h * Math.sin(angle);
            angle += h * velocity;
        }
        return angle * angle + velocity * velocity;
    }

    /**
     * The same with a hundred snapshots.
     *
     * @param angle the angle at the beginning
     * @param velocity the velocity at the beginning
     * @param h the length of a step
     * @param steps the number of steps
     * @return the sum
     */
    @Checkpoint(snapshots = 100)
    @Differentiable
    public static double hundredSnapshots(double angle, double velocity, double h, int steps) {
        for (int i = 0; i < steps; i++) {
            velocity -= h * Math.sin(angle);
            angle += h * velocity;
        }
        return angle * angle + velocity * velocity;
    }

    /**
     * The same with as many snapshots as fit into 64 kilobytes.
     *
     * @param angle the angle at the beginning
     * @param velocity the velocity at the beginning
     * @param h the length of a step
     * @param steps the number of steps
     * @return the sum
     */
    @Checkpoint(bytes = 1 << 16)
    @Differentiable
    public static double sixtyFourKilobytes(double angle, double velocity, double h, int steps) {
        for (int i = 0; i < steps; i++) {
            velocity -= h * Math.sin(angle);
            angle += h * velocity;
        }
        return angle * angle + velocity * velocity;
    }
}
