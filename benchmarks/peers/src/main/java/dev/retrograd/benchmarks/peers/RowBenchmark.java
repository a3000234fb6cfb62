package dev.retrograd.benchmarks.peers;

import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.Rows;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The rows under JMH: the time of a run, which is one evaluation or, for small methods, several hundred. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBenchmark {

    /** The row. */
    @Param({"gmm10", "gmm32", "lstm", "ba", "hand", "logistic", "network", "lorenz", "scalar"})
    public String row;

    /** The contender. */
    @Param({"primal", "retrograd", "hand"})
    public String contender;

    private Contender runs;

    /** For JMH. */
    public RowBenchmark() {}

    /** Makes the contender. */
    @Setup
    public void make() {
        runs = Rows.contenders(Rows.named(row)).get(contender).get();
    }

    /** {@return the value of a run} */
    @Benchmark
    public double run() {
        return runs.run();
    }
}
