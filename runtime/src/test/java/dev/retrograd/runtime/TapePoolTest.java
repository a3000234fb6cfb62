package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The arrays that a tape hands out: of the right length, zero, one's own until the next reset, then used again. */
class TapePoolTest {
    private final Tape tape = new Tape();

    @Property(tries = 200)
    void arraysAreZeroAndApart(@ForAll @Size(max = 6) List<@Size(max = 30) List<@IntRange(max = 8) Integer>> calls) {
        for (List<Integer> lengths : calls) {
            List<double[]> handedOut = new ArrayList<>();
            for (int length : lengths) {
                double[] array = tape.doubles(length);
                assertThat(array).isEqualTo(new double[length]);
                assertThat(handedOut).noneMatch(other -> other == array);
                Arrays.fill(array, 7.0);
                handedOut.add(array);
            }
            tape.reset();
        }
    }

    @Example
    void everyTypeIsClearedForItsNextUse() {
        for (int round = 0; round < 2; round++) {
            float[] floats = tape.floats(2);
            int[] ints = tape.ints(2);
            long[] longs = tape.longs(2);
            boolean[] booleans = tape.booleans(2);
            double[][] doubleRows = tape.doubleRows(2);
            float[][] floatRows = tape.floatRows(2);
            double[][] doubles = tape.doubles(2, 3);
            float[][] floatMatrix = tape.floats(2, 3);
            assertThat(floats).containsExactly(0, 0);
            assertThat(ints).containsExactly(0, 0);
            assertThat(longs).containsExactly(0, 0);
            assertThat(booleans).containsExactly(false, false);
            assertThat(doubleRows).isDeepEqualTo(new double[2][]);
            assertThat(floatRows).isDeepEqualTo(new float[2][]);
            assertThat(doubles).isDeepEqualTo(new double[2][3]);
            assertThat(floatMatrix).isDeepEqualTo(new float[2][3]);
            Arrays.fill(floats, 1);
            Arrays.fill(ints, 1);
            Arrays.fill(longs, 1);
            Arrays.fill(booleans, true);
            Arrays.fill(doubleRows, new double[1]);
            Arrays.fill(floatRows, new float[1]);
            doubles[0] = doubles[1];
            doubles[1][2] = 1;
            floatMatrix[1][2] = 1;
            tape.reset();
        }
    }

    @Example
    void theSameArraysComeBackAfterAReset() {
        double[] first = tape.doubles(3);
        double[] other = tape.doubles(5);
        tape.reset();
        assertThat(tape.doubles(5)).isSameAs(other);
        assertThat(tape.doubles(3)).isSameAs(first);
        assertThat(tape.doubles(3)).isNotSameAs(first);
    }

    @Example
    void lengthsOutOfUseAreLetGoBeforeTheyAddUp() {
        double[] outOfUse = tape.doubles(1000);
        tape.reset();
        for (int length = 1001; length < 1010; length++) {
            tape.doubles(length);
            tape.reset();
        }
        assertThat(tape.doubles(1000)).isNotSameAs(outOfUse);
    }

    @Example
    void negativeLengthsThrowWhatNewThrows() {
        assertThatThrownBy(() -> tape.doubles(-1))
                .isInstanceOf(NegativeArraySizeException.class)
                .hasMessage("-1");
        assertThatThrownBy(() -> tape.doubles(0, -2))
                .isInstanceOf(NegativeArraySizeException.class)
                .hasMessage("-2");
        tape.reset();
        assertThat(tape.doubles(1)).containsExactly(0);
    }
}
