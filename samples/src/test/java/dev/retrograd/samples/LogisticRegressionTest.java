package dev.retrograd.samples;

import static dev.retrograd.samples.Samples.rounding;
import static dev.retrograd.samples.Samples.rows;
import static dev.retrograd.samples.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.Objective;
import dev.retrograd.samples.IrisData.Species;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gradient against the closed form, and the objective in the hands of an optimiser. */
class LogisticRegressionTest {

    private static final double RIDGE = 0.1;

    private final Random random = new Random(5);
    private final double[][] rows = rows(20, 4, random);
    private final double[] labels = labels(20);

    @Test
    void gradientIsTheClosedForm() {
        double[] weights = vector(5, random);

        LogisticLossGrad.Gradient gradient = LogisticLossGrad.gradient(weights, rows, labels, RIDGE);

        assertThat(gradient.value()).isEqualTo(LogisticRegression.logisticLoss(weights, rows, labels, RIDGE));
        assertGradient(weights, gradient.weights());
    }

    @Test
    void objectiveGivesValueAndGradientInAllForms() {
        Objective objective = LogisticLossGrad.objective(rows, labels, RIDGE);
        double[] weights = vector(5, random);
        double[] gradient = new double[5];

        double value = objective.valueAndGradient(weights, gradient);

        assertThat(value).isEqualTo(LogisticRegression.logisticLoss(weights, rows, labels, RIDGE));
        assertThat(objective.value(weights)).isEqualTo(value);
        assertGradient(weights, gradient);
        assertThat(objective.gradient(weights)).containsExactly(gradient);
    }

    @Test
    void gradientDescentOnTheObjectiveSeparatesSetosa() {
        IrisData data = IrisData.load();
        double[] setosa = data.species().stream()
                .mapToDouble(species -> species == Species.SETOSA ? 1 : 0)
                .toArray();
        Objective objective = LogisticLossGrad.objective(data.measurements(), setosa, 0.01);
        double[] weights = new double[5];
        double[] gradient = new double[5];

        double first = objective.valueAndGradient(weights, gradient);
        for (int step = 0; step < 500; step++) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= 0.1 * gradient[j];
            }
            objective.valueAndGradient(weights, gradient);
        }

        assertThat(first).isCloseTo(Math.log(2), rounding(1));
        assertThat(objective.value(weights)).isLessThan(0.1);
        for (int i = 0; i < setosa.length; i++) {
            assertThat(score(weights, data.measurements()[i]) > 0).isEqualTo(setosa[i] == 1);
        }
    }

    private void assertGradient(double[] weights, double[] actual) {
        double[] expected = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            double error = 1 / (1 + Math.exp(-score(weights, rows[i]))) - labels[i];
            for (int j = 0; j < rows[i].length; j++) {
                expected[j] += error * rows[i][j] / rows.length;
            }
            expected[expected.length - 1] += error / rows.length;
        }
        for (int j = 0; j < expected.length - 1; j++) {
            expected[j] += RIDGE * weights[j];
        }
        assertThat(actual)
                .containsExactly(
                        expected, rounding(Arrays.stream(expected).max().getAsDouble()));
    }

    private static double score(double[] weights, double[] row) {
        double score = weights[row.length];
        for (int j = 0; j < row.length; j++) {
            score += weights[j] * row[j];
        }
        return score;
    }

    private static double[] labels(int count) {
        double[] labels = new double[count];
        for (int i = 0; i < count; i += 2) {
            labels[i] = 1;
        }
        return labels;
    }
}
