package dev.retrograd.samples;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

/** Logistic regression, with its loss in the form that optimisers take. */
public final class LogisticRegression {

    private LogisticRegression() {}

    /**
     * The mean negative log likelihood with a ridge penalty. The companion's {@code objective(rows, labels, ridge)} is this
     * as a function of the weights alone.
     *
     * @param weights one weight for each column, then the intercept
     * @param rows one row of features for each sample
     * @param labels 1 or 0 for each sample
     * @param ridge how strongly large weights are penalised; the intercept is free
     * @return the loss
     */
    @Differentiable(Derivative.OBJECTIVE)
    public static double logisticLoss(
            double[] weights, @Constant double[][] rows, @Constant double[] labels, @Constant double ridge) {
        int features = weights.length - 1;
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double score = weights[features];
            for (int j = 0; j < features; j++) {
                score += weights[j] * rows[i][j];
            }
            // log(1 + exp(score)) without overflow
            double softplus = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
            loss += softplus - labels[i] * score;
        }
        double penalty = 0;
        for (int j = 0; j < features; j++) {
            penalty += weights[j] * weights[j];
        }
        return loss / rows.length + ridge * penalty / 2;
    }
}
