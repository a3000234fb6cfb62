package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The weights and the batch; also the loss over any kind of number.
 *
 * @param w1 the weights of the hidden layer
 * @param b1 its biases
 * @param w2 the weights of the output layer
 * @param b2 its biases
 * @param x the batch, a row for each sample
 * @param labels for each sample 1 in the column of its class
 */
public record NetworkData(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] x, double[][] labels)
        implements ScalarProgram {

    static NetworkData random() {
        Random random = new Random(3);
        double[][] w1 = rows(random, Network.INPUTS, Network.UNITS, 0.2);
        double[] b1 = rows(random, 1, Network.UNITS, 0.1)[0];
        double[][] w2 = rows(random, Network.UNITS, Network.CLASSES, 0.2);
        double[] b2 = rows(random, 1, Network.CLASSES, 0.1)[0];
        double[][] x = rows(random, Network.BATCH, Network.INPUTS, 1);
        double[][] labels = new double[Network.BATCH][Network.CLASSES];
        for (double[] label : labels) {
            label[random.nextInt(Network.CLASSES)] = 1;
        }
        return new NetworkData(w1, b1, w2, b2, x, labels);
    }

    private static double[][] rows(Random random, int rows, int columns, double bound) {
        double[][] matrix = new double[rows][];
        Arrays.setAll(matrix, i -> random.doubles(columns, -bound, bound).toArray());
        return matrix;
    }

    @Override
    public double[] inputs(int evaluation) {
        return Flat.of(w1, b1, w2, b2);
    }

    @Override
    public <T> List<T> outputs(Arithmetic<T> in, List<T> v, int evaluation) {
        int second = Network.INPUTS * Network.UNITS + Network.UNITS;
        T loss = in.constant(0);
        for (int i = 0; i < Network.BATCH; i++) {
            List<T> hidden = new ArrayList<>();
            for (int j = 0; j < Network.UNITS; j++) {
                T y = v.get(Network.INPUTS * Network.UNITS + j);
                for (int k = 0; k < Network.INPUTS; k++) {
                    y = in.plus(y, in.times(v.get(k * Network.UNITS + j), x[i][k]));
                }
                hidden.add(in.value(y) > 0 ? y : in.constant(0));
            }
            T sum = in.constant(0);
            for (int j = 0; j < Network.CLASSES; j++) {
                T score = v.get(second + Network.UNITS * Network.CLASSES + j);
                for (int k = 0; k < Network.UNITS; k++) {
                    score = in.plus(score, in.times(v.get(second + k * Network.CLASSES + j), hidden.get(k)));
                }
                sum = in.plus(sum, in.exp(score));
                if (labels[i][j] != 0) {
                    loss = in.minus(loss, score);
                }
            }
            loss = in.plus(loss, in.log(sum));
        }
        return List.of(in.times(loss, 1.0 / Network.BATCH));
    }
}
