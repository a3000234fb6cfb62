package dev.retrograd.samples;

import static dev.retrograd.samples.Samples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.GradientCheck;
import dev.retrograd.runtime.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every sample by {@link GradientCheck}, as a user would write it. */
class GradientChecksTest {

    private final Random random = new Random(6);

    @Test
    void scalars() {
        GradientCheck.of(ShareGrad.class).within(1e-9).check(ScalarExamples::share, 0.7, 1.9);
        GradientCheck.of(QuotientGrad.class).within(1e-9).check(ScalarExamples::quotient, 3.0, -4.0);
    }

    @Test
    void matrices() {
        Matrix x = Matrix.of(rows(4, 3, random));
        Matrix w = Matrix.of(rows(3, 5, random));
        GradientCheck.of(ProductGrad.class).check(MatrixExamples::product, x, w);
        GradientCheck.of(ArrayProductGrad.class).check(MatrixExamples::arrayProduct, x.toArray(), w.toArray());
    }

    @Test
    void blackScholes() {
        GradientCheck.of(CallPriceGrad.class).constant(1).check(BlackScholes::callPrice, 100.0, 95.0, 0.03, 0.25, 0.75);
    }

    @Test
    void logisticRegression() {
        double[] weights = rows(1, 4, random)[0];
        double[] labels = {1, 0, 0, 1, 1, 0};
        GradientCheck.of(LogisticLossGrad.class)
                .check(LogisticRegression::logisticLoss, weights, rows(6, 3, random), labels, 0.1);
    }

    @Test
    void lorenz() {
        double[] start = {1, 2, 20};
        double[] parameters = {10, 28, 8.0 / 3};
        double[] observed = {0.5, 0.25, 18};
        GradientCheck.of(MisfitGrad.class).constant(2).check(Lorenz::misfit, start, parameters, observed, 0.5, 40);
    }

    @Test
    void irisNetwork() {
        Matrix labels = Matrix.of(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 1, 0}});
        GradientCheck.Report report = GradientCheck.of(CrossEntropyGrad.class)
                .check(
                        IrisNetwork::crossEntropy,
                        Matrix.of(rows(4, 7, random)),
                        rows(1, 7, random)[0],
                        Matrix.of(rows(7, 3, random)),
                        rows(1, 3, random)[0],
                        Matrix.of(rows(5, 4, random)),
                        labels);

        assertThat(report.comparisons()).isGreaterThan(4 * 7 + 7 + 7 * 3 + 3);
    }
}
