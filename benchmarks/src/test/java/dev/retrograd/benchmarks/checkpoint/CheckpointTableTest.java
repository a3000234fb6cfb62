package dev.retrograd.benchmarks.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table of checkpointed loops, whose program compares their derivatives to the bit. */
class CheckpointTableTest {

    @Test
    void snapshotsTakeTheirMemoryWhateverTheSteps() {
        long[] bytes = CheckpointTable.of(20_000)
                .lines()
                .skip(2)
                .mapToLong(line -> Long.parseLong(line.split("\\|")[5].strip()))
                .toArray();

        assertThat(bytes).hasSize(4);
        assertThat(bytes[0]).isGreaterThan(100_000);
        assertThat(bytes[1]).isLessThan(2_000);
        assertThat(bytes[2]).isLessThan(10_000);
        assertThat(bytes[3]).isLessThan(70_000);
    }
}
