package dev.retrograd.samples;

import static dev.retrograd.samples.Samples.rounding;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Examples 1 and 2 against closed forms and dual numbers. */
class ScalarExamplesTest {

    private static final int POINTS = 200;

    @Test
    void shareHasTheDerivativesOfTheQuotientRule() {
        Random random = new Random(1);
        for (int point = 0; point < POINTS; point++) {
            double x = 4 * random.nextDouble() + 0.1;
            double y = 4 * random.nextDouble() + 0.1;

            ShareGrad.Gradient gradient = ShareGrad.gradient(x, y);

            double square = (x + y) * (x + y);
            assertThat(gradient.value()).isEqualTo(ScalarExamples.share(x, y));
            assertThat(gradient.x()).isCloseTo(y / square, rounding(y / square));
            assertThat(gradient.y()).isCloseTo(-x / square, rounding(x / square));
        }
    }

    @Test
    void quotientSumsTheAdjointsOfAllPaths() {
        Random random = new Random(2);
        for (int point = 0; point < POINTS; point++) {
            double x = 3 * random.nextGaussian();
            double y = 3 * random.nextGaussian();

            QuotientGrad.Gradient gradient = QuotientGrad.gradient(x, y);

            double dx = quotient(new Dual(x, 1), new Dual(y, 0)).tangent();
            double dy = quotient(new Dual(x, 0), new Dual(y, 1)).tangent();
            assertThat(gradient.value()).isEqualTo(ScalarExamples.quotient(x, y));
            assertThat(gradient.x()).isCloseTo(dx, rounding(dx));
            assertThat(gradient.y()).isCloseTo(dy, rounding(dy));
        }
    }

    @Test
    void quotientAtOnePointByComplexStep() {
        QuotientGrad.Gradient gradient = QuotientGrad.gradient(3, -4);

        assertThat(gradient.value()).isCloseTo(1.5456448841066441, rounding(1.5));
        assertThat(gradient.x()).isCloseTo(2.0595697955721652, rounding(2));
        assertThat(gradient.y()).isCloseTo(1.5922327514838093, rounding(1.6));
    }

    @Test
    void theWorkspaceGivesTheSameBits() {
        QuotientGrad.Workspace ws = new QuotientGrad.Workspace();

        for (double x = -2; x < 2; x += 0.25) {
            QuotientGrad.Gradient gradient = QuotientGrad.gradient(x, 0.5);

            assertThat(QuotientGrad.gradient(x, 0.5, ws)).isEqualTo(gradient.value());
            assertThat(ws.x()).isEqualTo(gradient.x());
            assertThat(ws.y()).isEqualTo(gradient.y());
        }
    }

    private static Dual quotient(Dual x, Dual y) {
        Dual sum = x.plus(y);
        return x.plus(sigma(y)).over(sigma(x).plus(sum.times(sum)));
    }

    private static Dual sigma(Dual v) {
        return Dual.constant(1).over(Dual.constant(1).plus(v.times(-1).exp()));
    }
}
