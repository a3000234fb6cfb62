package dev.retrograd.samples;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;
import java.util.Random;

/**
 * A network of two layers: tanh units, then one output for each class.
 *
 * @param w1 weights of the hidden layer, one column for each unit
 * @param b1 biases of the hidden layer
 * @param w2 weights of the output layer, one column for each class
 * @param b2 biases of the output layer
 */
public record IrisNetwork(Matrix w1, double[] b1, Matrix w2, double[] b2) {

    /**
     * A network with small random weights.
     *
     * @param inputs the number of inputs
     * @param units the number of hidden units
     * @param classes the number of classes
     * @param random where the weights come from
     * @return the network
     */
    public static IrisNetwork random(int inputs, int units, int classes, Random random) {
        return new IrisNetwork(
                weights(inputs, units, random),
                new double[units],
                weights(units, classes, random),
                new double[classes]);
    }

    /**
     * The mean cross-entropy of the network's predictions.
     *
     * @param w1 weights of the hidden layer
     * @param b1 biases of the hidden layer
     * @param w2 weights of the output layer
     * @param b2 biases of the output layer
     * @param x one row of inputs for each sample
     * @param labels one row for each sample: 1 in the column of its class, 0 elsewhere
     * @return the loss
     */
    @Differentiable
    public static double crossEntropy(
            Matrix w1, double[] b1, Matrix w2, double[] b2, @Constant Matrix x, @Constant Matrix labels) {
        Matrix scores = scores(w1, b1, w2, b2, x);
        double loss = -labels.hadamard(scores).sum();
        for (double logNormalizer : scores.logSumExpRows()) {
            loss += logNormalizer;
        }
        return loss / x.rows();
    }

    private static Matrix scores(Matrix w1, double[] b1, Matrix w2, double[] b2, Matrix x) {
        Matrix hidden = x.times(w1).plusRow(b1).tanh();
        return hidden.times(w2).plusRow(b2);
    }

    /**
     * The network after one step of gradient descent.
     *
     * @param x one row of inputs for each sample
     * @param labels one row for each sample, as in {@link #crossEntropy}
     * @param rate the length of the step
     * @return the network after the step
     */
    public IrisNetwork step(Matrix x, Matrix labels, double rate) {
        CrossEntropyGrad.Gradient gradient = CrossEntropyGrad.gradient(w1, b1, w2, b2, x, labels);
        return new IrisNetwork(
                w1.minus(gradient.w1().scale(rate)),
                moved(b1, -rate, gradient.b1()),
                w2.minus(gradient.w2().scale(rate)),
                moved(b2, -rate, gradient.b2()));
    }

    /**
     * The mean cross-entropy of this network.
     *
     * @param x one row of inputs for each sample
     * @param labels one row for each sample, as in {@link #crossEntropy}
     * @return the loss
     */
    public double loss(Matrix x, Matrix labels) {
        return crossEntropy(w1, b1, w2, b2, x, labels);
    }

    /**
     * The share of the samples whose highest score is that of their class.
     *
     * @param x one row of inputs for each sample
     * @param labels one row for each sample, as in {@link #crossEntropy}
     * @return a number between 0 and 1
     */
    public double accuracy(Matrix x, Matrix labels) {
        Matrix scores = scores(w1, b1, w2, b2, x);
        int right = 0;
        for (int row = 0; row < scores.rows(); row++) {
            int best = 0;
            for (int column = 1; column < scores.columns(); column++) {
                if (scores.get(row, column) > scores.get(row, best)) {
                    best = column;
                }
            }
            right += labels.get(row, best) == 1 ? 1 : 0;
        }
        return (double) right / scores.rows();
    }

    private static Matrix weights(int rows, int columns, Random random) {
        double[][] weights = new double[rows][columns];
        for (double[] row : weights) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextGaussian() / Math.sqrt(rows);
            }
        }
        return Matrix.of(weights);
    }

    private static double[] moved(double[] start, double time, double[] direction) {
        double[] moved = start.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += time * direction[i];
        }
        return moved;
    }
}
