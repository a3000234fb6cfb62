package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.Deque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The schedule against the least repetition that dynamic programming finds. */
class RevolveTest {

    private static final int ITERATIONS = 80;
    private static final int SNAPSHOTS = 9;

    @Test
    void noScheduleRunsFewerIterations() {
        long[][] least = new long[SNAPSHOTS + 1][ITERATIONS + 1];
        for (int snapshots = 1; snapshots <= SNAPSHOTS; snapshots++) {
            for (int iterations = 1; iterations <= ITERATIONS; iterations++) {
                least[snapshots][iterations] = iterations * (iterations - 1L) / 2;
                for (int first = 1; snapshots > 1 && first < iterations; first++) {
                    least[snapshots][iterations] = Math.min(
                            least[snapshots][iterations],
                            first + least[snapshots - 1][iterations - first] + least[snapshots][first]);
                }
                assertThat(runs(iterations, snapshots))
                        .as("%d iterations, %d snapshots", iterations, snapshots)
                        .isEqualTo(least[snapshots][iterations]);
            }
        }
    }

    /** Runs a loop backwards as companions do; how many iterations ran forward only. */
    private static long runs(int iterations, int snapshots) {
        Deque<Integer> kept = new ArrayDeque<>();
        kept.push(0);
        long runs = 0;
        for (int i = iterations - 1; i >= 0; i--) {
            int position = kept.element();
            while (position < i) {
                int free = snapshots - kept.size();
                int advance = Revolve.advance(i + 1 - position, free);
                assertThat(advance).isBetween(1, i - position);
                runs += advance;
                position += advance;
                if (free > 0) {
                    kept.push(position);
                }
            }
            assertThat(position).isEqualTo(i);
            if (kept.element() == i) {
                kept.pop();
            }
        }
        return runs;
    }

    @Test
    void aMillionIterationsTakeFewSnapshots() {
        // C(7 + 20, 7) = 888030 < 10⁶ ≤ C(8 + 20, 8): with 20 snapshots no iteration runs more than 8 times
        assertThat(runs(1_000_000, 20)).isLessThanOrEqualTo(8_000_000L);
    }

    @Property
    void advancesStayInside(@ForAll @IntRange(min = 2) int iterations, @ForAll @IntRange(min = -1) int free) {
        assertThat(Revolve.advance(iterations, free)).isBetween(1, iterations - 1);
    }

    @Property
    void asManySnapshotsAsFit(
            @ForAll @LongRange(min = 1, max = 1L << 40) long bytes,
            @ForAll @LongRange(min = 1, max = 1 << 20) long size) {
        if (size > bytes) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Revolve.snapshots(bytes, size))
                    .withMessageContaining(size + " bytes");
        } else {
            assertThat(Revolve.snapshots(bytes, size) * size)
                    .isBetween(Math.min(bytes - size + 1, size * (Integer.MAX_VALUE - 8L)), bytes);
        }
    }
}
