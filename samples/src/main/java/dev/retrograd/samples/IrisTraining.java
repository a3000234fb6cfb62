package dev.retrograd.samples;

import dev.retrograd.runtime.Matrix;
import dev.retrograd.samples.IrisData.Species;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Random;

/** Trains {@link IrisNetwork} on all 150 flowers by plain gradient descent; every run prints the same numbers. */
public final class IrisTraining {

    private static final int HIDDEN_UNITS = 8;
    private static final int STEPS = 500;
    private static final int STEPS_PER_LINE = 50;
    private static final double RATE = 0.2;
    private static final long SEED = 1936;

    private IrisTraining() {}

    /**
     * Trains and prints progress.
     *
     * @param args none
     */
    public static void main(String[] args) {
        train(System.out);
    }

    /**
     * Trains from fixed initial weights.
     *
     * @param out where progress is printed
     * @return the trained network
     */
    static IrisNetwork train(PrintStream out) {
        IrisData data = IrisData.load();
        Matrix x = inputs(data);
        Matrix labels = labels(data);
        IrisNetwork network = IrisNetwork.random(x.columns(), HIDDEN_UNITS, Species.values().length, new Random(SEED));
        print(out, 0, network, x, labels);
        for (int step = 1; step <= STEPS; step++) {
            network = network.step(x, labels, RATE);
            if (step % STEPS_PER_LINE == 0) {
                print(out, step, network, x, labels);
            }
        }
        return network;
    }

    /** The measurements, each column shifted and scaled to mean 0 and variance 1. */
    static Matrix inputs(IrisData data) {
        double[][] flowers = data.measurements();
        double[][] inputs = new double[flowers.length][flowers[0].length];
        for (int j = 0; j < flowers[0].length; j++) {
            double sum = 0;
            for (double[] flower : flowers) {
                sum += flower[j];
            }
            double mean = sum / flowers.length;
            double squares = 0;
            for (double[] flower : flowers) {
                squares += (flower[j] - mean) * (flower[j] - mean);
            }
            double deviation = Math.sqrt(squares / flowers.length);
            for (int i = 0; i < flowers.length; i++) {
                inputs[i][j] = (flowers[i][j] - mean) / deviation;
            }
        }
        return Matrix.of(inputs);
    }

    /** One row for each flower: 1 in the column of its species. */
    static Matrix labels(IrisData data) {
        double[][] labels = new double[data.species().size()][Species.values().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i][data.species().get(i).ordinal()] = 1;
        }
        return Matrix.of(labels);
    }

    private static void print(PrintStream out, int step, IrisNetwork network, Matrix x, Matrix labels) {
        out.printf(
                Locale.ROOT,
                "step %4d  loss %.6f  accuracy %5.1f %%%n",
                step,
                network.loss(x, labels),
                100 * network.accuracy(x, labels));
    }
}
