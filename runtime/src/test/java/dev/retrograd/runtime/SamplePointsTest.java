package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What is drawn for tests lies where it should, and is the same each time. */
class SamplePointsTest {
    @Property(tries = 200)
    void numbersLieInTheirRange(
            @ForAll long seed,
            @ForAll @DoubleRange(min = -50, max = 50) double from,
            @ForAll @DoubleRange(min = 1, max = 20) double width,
            @ForAll @IntRange(max = 6) int length) {
        double to = from + width;
        SamplePoints points = new SamplePoints(seed);
        assertThat(points.draw(Double.class, from, to)).isBetween(from, to);
        assertThat((double) points.draw(Integer.class, from, to)).isBetween(from, to);
        assertThat((double) points.draw(Long.class, from, to)).isBetween(from, to);
        double[][] rows = points.draw(double[][].class, from, to, length, 2);
        assertThat(rows).hasDimensions(length, length == 0 ? 0 : 2);
        for (double[] row : rows) {
            for (double element : row) {
                assertThat(element).isBetween(from, to);
            }
        }
        assertThat(new SamplePoints(seed).draw(double[].class, from, to, length))
                .isEqualTo(new SamplePoints(seed).draw(double[].class, from, to, length));
    }

    @Example
    void allIntegersOfARangeComeUp() {
        SamplePoints points = new SamplePoints(3);
        int[] drawn = points.draw(int[].class, -1, 1.5, 100);
        assertThat(drawn).contains(-1, 0, 1).containsOnly(-1, 0, 1);
        assertThat(points.draw(boolean[].class, 0, 1, 50)).contains(true, false);
    }

    @Example
    void lengthsThatAreNotGivenAreThree() {
        SamplePoints points = new SamplePoints(3);
        assertThat(points.draw(float[][].class, 0, 1, 5)).hasDimensions(5, 3);
        Matrix matrix = points.draw(Matrix.class, 0, 1, 2, 4);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(4);
    }

    @Example
    void whatCannotBeDrawnIsRefused() {
        SamplePoints points = new SamplePoints(3);
        assertThatIllegalArgumentException().isThrownBy(() -> points.draw(String.class, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> points.draw(Double.class, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> points.draw(Double.class, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> points.draw(Integer.class, 0.2, 0.8));
    }
}
