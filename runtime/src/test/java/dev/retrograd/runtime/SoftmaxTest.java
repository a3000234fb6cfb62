package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Row softmax and log-sum-exp: what defines them, and rows at the edge of the number range. */
class SoftmaxTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Property
    void softmaxIsADistribution(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e300, max = 1e300) Double> elements) {
        double[] row = elements.stream().mapToDouble(x -> x).toArray();
        double[] p = softmax(row);
        double sum = 0;
        for (double x : p) {
            assertThat(x).isBetween(0.0, 1.0);
            sum += x;
        }
        assertThat(sum).isCloseTo(1.0, within(1e-14));
    }

    @Property
    void softmaxIsTheExponentialOfWhatLogSumExpLeaves(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -300, max = 300) Double> elements) {
        double[] row = elements.stream().mapToDouble(x -> x).toArray();
        double[] p = softmax(row);
        double lse = logSumExp(row);
        for (int j = 0; j < row.length; j++) {
            double expected = Math.exp(row[j] - lse);
            assertThat(p[j]).isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Property
    void logSumExpOfModerateRowsIsTheFormula(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -30, max = 30) Double> elements) {
        double[] row = elements.stream().mapToDouble(x -> x).toArray();
        double sum = 0;
        for (double x : row) {
            sum += Math.exp(x);
        }
        assertThat(logSumExp(row)).isCloseTo(Math.log(sum), within(1e-12));
    }

    @Example
    void knownRow() {
        assertThat(softmax(0.0, Math.log(3))).containsExactly(new double[] {0.25, 0.75}, within(1e-15));
        assertThat(logSumExp(0.0, 0.0)).isEqualTo(Math.log(2));
    }

    @Example
    void hugeElementsDoNotOverflow() {
        assertThat(softmax(1e308, 1e308)).containsExactly(0.5, 0.5);
        assertThat(softmax(-1e308, 1e308)).containsExactly(0.0, 1.0);
        assertThat(logSumExp(1e308, 1e308)).isEqualTo(1e308);
        assertThat(logSumExp(-2000.0, -2000.0)).isCloseTo(-2000 + Math.log(2), within(1e-12));
    }

    @Example
    void infiniteRows() {
        assertThat(logSumExp(-INFINITY, -INFINITY)).isEqualTo(-INFINITY);
        assertThat(logSumExp(-INFINITY, 2.0)).isEqualTo(2.0);
        assertThat(logSumExp(1.0, INFINITY)).isEqualTo(INFINITY);
        assertThat(logSumExp(Double.NaN, INFINITY)).isNaN();
        assertThat(softmax(-INFINITY, 2.0)).containsExactly(0.0, 1.0);
        assertThat(softmax(-INFINITY, -INFINITY)).containsOnly(Double.NaN);
    }

    @Example
    void rowsAreApart() {
        Matrix a = Matrix.of(new double[][] {{0, 0}, {1000, 1000}});
        assertThat(a.softmaxRows()).isEqualTo(Matrix.of(new double[][] {{0.5, 0.5}, {0.5, 0.5}}));
        assertThat(a.logSumExpRows()).containsExactly(Math.log(2), 1000 + Math.log(2));
    }

    private static double[] softmax(double... row) {
        return Matrix.of(new double[][] {row}).softmaxRows().data()[0];
    }

    private static double logSumExp(double... row) {
        return Matrix.of(new double[][] {row}).logSumExpRows()[0];
    }
}
