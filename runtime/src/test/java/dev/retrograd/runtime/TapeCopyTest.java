package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Copies and shapes that a tape hands out: equal, apart from their source, and used again after a reset. */
class TapeCopyTest {
    private final Tape tape = new Tape();

    @Test
    void zerosTakeTheShapeRowByRow() {
        double[][] shape = {{1, 2}, null, {}, {3, 4, 5}};
        float[][] floatShape = {{1, 2}, null, {}, {3, 4, 5}};
        for (int round = 0; round < 2; round++) {
            double[][] zeros = tape.zerosLike(shape);
            float[][] floatZeros = tape.zerosLike(floatShape);
            assertThat(zeros).isDeepEqualTo(new double[][] {{0, 0}, null, {}, {0, 0, 0}});
            assertThat(floatZeros).isDeepEqualTo(new float[][] {{0, 0}, null, {}, {0, 0, 0}});
            Arrays.fill(zeros[3], 7);
            zeros[1] = zeros[3];
            Arrays.fill(floatZeros[3], 7);
            floatZeros[1] = floatZeros[3];
            tape.reset();
        }
        assertThat(shape).isDeepEqualTo(new double[][] {{1, 2}, null, {}, {3, 4, 5}});
        assertThat(floatShape).isDeepEqualTo(new float[][] {{1, 2}, null, {}, {3, 4, 5}});
    }

    @Test
    void copiesAreEqualAndApart() {
        double[] source = {1, -0.0, Double.NaN};
        float[] floatSource = {1, -0.0f, Float.NaN};
        for (int round = 0; round < 2; round++) {
            double[] copy = tape.copy(source);
            float[] floatCopy = tape.copy(floatSource);
            assertThat(Arrays.equals(copy, source)).isTrue();
            assertThat(Arrays.equals(floatCopy, floatSource)).isTrue();
            copy[0] = 9;
            floatCopy[0] = 9;
            assertThat(source[0]).isEqualTo(1);
            assertThat(floatSource[0]).isEqualTo(1);
            tape.reset();
        }
        assertThat(tape.copy(new double[0])).isEmpty();
        assertThat(tape.copy(new float[0])).isEmpty();
    }

    @Test
    void rowsAreCopiedEachIntoItsOwnArray() {
        double[] row = {1, 2};
        float[] floatRow = {1, 2};
        double[][] source = {row, null, {3}, row};
        float[][] floatSource = {floatRow, null, {3}, floatRow};
        for (int round = 0; round < 2; round++) {
            double[][] copy = tape.copy(source);
            float[][] floatCopy = tape.copy(floatSource);
            assertThat(copy).isDeepEqualTo(new double[][] {{1, 2}, null, {3}, {1, 2}});
            assertThat(floatCopy).isDeepEqualTo(new float[][] {{1, 2}, null, {3}, {1, 2}});
            copy[0][0] = 9;
            copy[1] = copy[0];
            floatCopy[0][0] = 9;
            floatCopy[1] = floatCopy[0];
            assertThat(copy[3][0]).isEqualTo(1);
            assertThat(floatCopy[3][0]).isEqualTo(1);
            assertThat(source).isDeepEqualTo(new double[][] {{1, 2}, null, {3}, {1, 2}});
            assertThat(floatSource).isDeepEqualTo(new float[][] {{1, 2}, null, {3}, {1, 2}});
            tape.reset();
        }
    }

    @Test
    void theSameArraysComeBackAfterAReset() {
        double[][] shape = {{1, 2}, {3}};
        double[][] zeros = tape.zerosLike(shape);
        double[] first = zeros[0];
        assertThat(tape.copy(shape)).isNotSameAs(zeros);
        tape.reset();
        double[][] copy = tape.copy(shape);
        assertThat(copy).isSameAs(zeros);
        assertThat(copy[0]).isSameAs(first);
        tape.reset();
        assertThat(tape.copy(shape[0])).isSameAs(first);

        float[][] floatShape = {{1, 2}, {3}};
        float[][] floatZeros = tape.zerosLike(floatShape);
        float[] floatFirst = floatZeros[0];
        tape.reset();
        float[][] floatCopy = tape.copy(floatShape);
        assertThat(floatCopy).isSameAs(floatZeros);
        assertThat(floatCopy[0]).isSameAs(floatFirst);
    }
}
