package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import java.util.Arrays;
import java.util.Random;

/** Logistic regression of 1,000 samples with 20 features. */
final class Logistic {

    private static final int SAMPLES = 1000;
    private static final int FEATURES = 20;

    private Logistic() {}

    @Differentiable
    static double logistic(double[] weights, @Constant double[][] rows, @Constant double[] labels) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double score = 0;
            for (int j = 0; j < weights.length; j++) {
                score += weights[j] * rows[i][j];
            }
            double softplus = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
            loss += softplus - labels[i] * score;
        }
        return loss / rows.length;
    }

    /** The same with helpers, while and one flat array of features. */
    @Differentiable
    static double logisticFlat(double[] weights, @Constant double[] features, @Constant double[] labels) {
        double loss = 0;
        int i = 0;
        while (i < labels.length) {
            double score = score(weights, features, i * weights.length);
            loss += softplus(score) - labels[i] * score;
            i++;
        }
        return loss / labels.length;
    }

    private static double score(double[] weights, double[] features, int start) {
        double score = 0;
        for (int j = 0; j < weights.length; j++) {
            score += weights[j] * features[start + j];
        }
        return score;
    }

    private static double softplus(double score) {
        return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
    }

    /** The adjoint by hand: both sweeps of a sample at once, the exponential and one division for its share. */
    static double logisticByHand(double[] weights, double[][] rows, double[] labels, double[] dWeights) {
        int features = weights.length;
        Arrays.fill(dWeights, 0, features, 0);
        double seed = 1.0 / rows.length;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double label = labels[i];
            double score = 0;
            for (int j = 0; j < features; j++) {
                score += weights[j] * row[j];
            }
            double exp = Math.exp(-Math.abs(score));
            loss += Math.max(score, 0) + Math.log1p(exp) - label * score;
            double share = (score >= 0 ? 1 : exp) / (1 + exp);
            double dScore = seed * (share - label);
            for (int j = 0; j < features; j++) {
                dWeights[j] += dScore * row[j];
            }
        }
        return loss / rows.length;
    }

    static Row row() {
        Random random = new Random(2);
        double[] weights = random.doubles(FEATURES, -0.5, 0.5).toArray();
        double[][] rows = new double[SAMPLES][];
        Arrays.setAll(rows, i -> random.doubles(FEATURES, -1, 1).toArray());
        double[] labels = random.ints(SAMPLES, 0, 2).asDoubleStream().toArray();
        double[] flat = Flat.of((Object) rows);
        return new RowBuilder("logistic", "logistic regression, n = 1000, d = 20", 2.0, 1.05)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> logistic(weights, rows, labels)))
                .contender(Row.RETROGRAD, () -> {
                    LogisticGrad.Workspace ws = new LogisticGrad.Workspace();
                    return Contender.of(
                            () -> LogisticGrad.gradient(weights, rows, labels, ws), () -> Flat.of(ws.weights()));
                })
                .contender(Row.HAND, () -> {
                    double[] dWeights = new double[FEATURES];
                    return Contender.of(() -> logisticByHand(weights, rows, labels, dWeights), dWeights::clone);
                })
                .style("flat", () -> Contender.primal(() -> logisticFlat(weights, flat, labels)), () -> {
                    LogisticFlatGrad.Workspace ws = new LogisticFlatGrad.Workspace();
                    return Contender.of(
                            () -> LogisticFlatGrad.gradient(weights, flat, labels, ws), () -> Flat.of(ws.weights()));
                })
                .expectTape(new LogisticData(weights, rows, labels), FEATURES, 1e-12);
    }
}
