package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gradient is softmax, the maximum's own contributions cancel. */
class LogSumExpTest {

    @Test
    void gradientIsSoftmax() {
        assertSoftmax(3);
        assertSoftmax(0, 0);
        assertSoftmax(1, 2, 2, -1, 2);
        assertSoftmax(-1000, -1001, -999.5);
        assertSoftmax(700, 710, -700);
        assertSoftmax(new Random(2).doubles(500).toArray());
    }

    @Test
    void valuesAreKnown() {
        assertThat(LogSumExp.logSumExp(new double[] {0, 0, 0})).isEqualTo(Math.log(3));
        assertThat(LogSumExp.logSumExp(new double[] {-2000, -2000})).isEqualTo(-2000 + Math.log(2));
        assertThat(LogSumExp.logSumExp(new double[] {5000, 0})).isEqualTo(5000);
    }

    private static void assertSoftmax(double... x) {
        double max = Arrays.stream(x).max().getAsDouble();
        double sum = Arrays.stream(x).map(element -> Math.exp(element - max)).sum();
        double[] softmax =
                Arrays.stream(x).map(element -> Math.exp(element - max) / sum).toArray();

        LogSumExpGrad.Gradient gradient = LogSumExpGrad.gradient(x);

        assertThat(gradient.value()).isEqualTo(LogSumExp.logSumExp(x));
        assertThat(gradient.x()).containsExactly(softmax, within(1e-14));
    }
}
