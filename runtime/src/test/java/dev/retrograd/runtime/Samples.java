package dev.retrograd.runtime;

import java.util.Random;

/** Reproducible operands for the tests. */
final class Samples {
    private Samples() {}

    /** Normally distributed elements over many magnitudes. */
    static double[][] matrix(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = Math.scalb(random.nextGaussian(), random.nextInt(40) - 20);
            }
        }
        return a;
    }
}
