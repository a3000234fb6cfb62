package dev.retrograd.benchmarks.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Both halves of GradBench's timing rule hold, and one run is enough where the input asks for nothing. */
class RepeatedRunsTest {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void anInputWithoutARuleIsRunOnce() throws IOException {
        assertThat(runs("1").nanoseconds()).hasSize(1);
        assertThat(runs("{}").nanoseconds()).hasSize(1);
    }

    @Test
    void thereAreAtLeastTheRunsAskedFor() throws IOException {
        RepeatedRuns runs = runs("{\"min_runs\":37,\"min_seconds\":0}");

        assertThat(runs.nanoseconds()).hasSize(37);
        assertThat(calls).hasValue(37);
        assertThat(runs.output()).isEqualTo(37);
    }

    @Test
    void theRunsTakeAtLeastTheTimeAskedFor() throws IOException {
        RepeatedRuns runs = runs("{\"min_runs\":1,\"min_seconds\":0.01}");

        long[] nanoseconds = runs.nanoseconds();
        assertThat(Arrays.stream(nanoseconds).sum()).isGreaterThanOrEqualTo(10_000_000);
        assertThat(Arrays.stream(nanoseconds).limit(nanoseconds.length - 1).sum())
                .isLessThan(10_000_000);
        assertThat(calls).hasValue(nanoseconds.length);
    }

    private RepeatedRuns runs(String input) throws IOException {
        Evaluation evaluation = calls::incrementAndGet;
        return RepeatedRuns.of(decoded -> evaluation, new Input(new JsonMapper().readTree(input)));
    }
}
