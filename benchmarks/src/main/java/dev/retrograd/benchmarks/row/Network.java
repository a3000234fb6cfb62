package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

/** A network of two layers, 64 rectified units and 10 classes, by the mean cross-entropy of a batch of 64. */
final class Network {

    /** The samples of the batch. */
    static final int BATCH = 64;

    /** The features of a sample. */
    static final int INPUTS = 64;

    /** The units of the hidden layer. */
    static final int UNITS = 64;

    /** The classes. */
    static final int CLASSES = 10;

    private Network() {}

    @Differentiable
    static double network(Matrix w1, double[] b1, Matrix w2, double[] b2, @Constant Matrix x, @Constant Matrix labels) {
        Matrix hidden = x.times(w1).plusRow(b1).relu();
        Matrix scores = hidden.times(w2).plusRow(b2);
        double loss = -labels.hadamard(scores).sum();
        for (double logNormalizer : scores.logSumExpRows()) {
            loss += logNormalizer;
        }
        return loss / x.rows();
    }

    /** The same with a helper for a layer, and the static methods for plain arrays where there are some. */
    @Differentiable
    static double networkOfArrays(
            double[][] w1,
            double[] b1,
            double[][] w2,
            double[] b2,
            @Constant double[][] x,
            @Constant double[][] labels) {
        double[][] hidden = layer(x, w1, b1);
        for (double[] row : hidden) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, row[j]);
            }
        }
        double[][] scores = layer(hidden, w2, b2);
        double loss = 0;
        int i = 0;
        while (i < scores.length) {
            double max = scores[i][0];
            for (double score : scores[i]) {
                max = Math.max(max, score);
            }
            double sum = 0;
            for (int j = 0; j < scores[i].length; j++) {
                sum += Math.exp(scores[i][j] - max);
                loss -= labels[i][j] * scores[i][j];
            }
            loss += max + Math.log(sum);
            i++;
        }
        return loss / x.length;
    }

    private static double[][] layer(double[][] x, double[][] weights, double[] bias) {
        double[][] y = Matrix.times(x, weights);
        for (double[] row : y) {
            for (int j = 0; j < row.length; j++) {
                row[j] += bias[j];
            }
        }
        return y;
    }

    static Row row() {
        NetworkData data = NetworkData.random();
        Matrix w1 = Matrix.of(data.w1());
        Matrix w2 = Matrix.of(data.w2());
        Matrix x = Matrix.of(data.x());
        Matrix labels = Matrix.of(data.labels());
        return new RowBuilder("network", "network 64-64-10, batch 64", 2.5, 1.1)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> network(w1, data.b1(), w2, data.b2(), x, labels)))
                .contender(Row.RETROGRAD, () -> {
                    NetworkGrad.Workspace ws = new NetworkGrad.Workspace();
                    return Contender.of(
                            () -> NetworkGrad.gradient(w1, data.b1(), w2, data.b2(), x, labels, ws),
                            () -> Flat.of(ws.w1(), ws.b1(), ws.w2(), ws.b2()));
                })
                .contender(Row.HAND, () -> {
                    NetworkByHand adjoint = new NetworkByHand();
                    return Contender.of(
                            () -> adjoint.gradient(data.w1(), data.b1(), data.w2(), data.b2(), data.x(), data.labels()),
                            adjoint::derivatives);
                })
                .style(
                        "arrays",
                        () -> Contender.primal(() ->
                                networkOfArrays(data.w1(), data.b1(), data.w2(), data.b2(), data.x(), data.labels())),
                        () -> {
                            NetworkOfArraysGrad.Workspace ws = new NetworkOfArraysGrad.Workspace();
                            return Contender.of(
                                    () -> NetworkOfArraysGrad.gradient(
                                            data.w1(), data.b1(), data.w2(), data.b2(), data.x(), data.labels(), ws),
                                    () -> Flat.of(ws.w1(), ws.b1(), ws.w2(), ws.b2()));
                        })
                .expectTape(data, INPUTS * UNITS + UNITS + UNITS * CLASSES + CLASSES, 1e-12);
    }
}
