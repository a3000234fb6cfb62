package dev.retrograd.benchmarks.checkpoint;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Time and memory of the gradients of {@link Pendulum}. */
public final class CheckpointTable {

    private static final int ROUNDS = 9;
    private static final double ANGLE = 1;
    private static final double VELOCITY = 0.1;
    private static final double STEP = 1e-5;

    private CheckpointTable() {}

    /** A value and its derivatives by angle, velocity and step. */
    record Result(double value, double angle, double velocity, double h) {}

    /** A way to run the loop. */
    private interface Run {

        Result of(int steps);
    }

    private record Row(String name, Run run) {}

    /**
     * Measures.
     *
     * @param steps how many steps the pendulum moves
     * @return a Markdown table of medians, each row compared with the first to the bit
     * @throws IllegalStateException if the derivatives of two rows differ
     */
    public static String of(int steps) {
        StringBuilder table = new StringBuilder("| kept | method, ms | gradient, ms | times the method | bytes |\n"
                + "| --- | ---: | ---: | ---: | ---: |\n");
        double method = time(n -> new Result(Pendulum.whole(ANGLE, VELOCITY, STEP, n), 0, 0, 0), steps);
        Result expected = rows().get(0).run().of(steps);
        for (Row row : rows()) {
            double gradient = time(row.run(), steps);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            Result result = row.run().of(steps);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            if (!result.equals(expected)) {
                throw new IllegalStateException(row.name() + " gives " + result + ", not " + expected);
            }
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.2f | %d |%n",
                    row.name(),
                    method / 1e6,
                    gradient / 1e6,
                    gradient / method,
                    bytes));
        }
        return table.toString();
    }

    private static double time(Run run, int steps) {
        double[] times = new double[ROUNDS];
        double sum = 0;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long start = System.nanoTime();
            sum += run.of(steps).value();
            times[i % ROUNDS] = System.nanoTime() - start;
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the pendulum is not a number");
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static List<Row> rows() {
        return List.of(
                new Row("every step", n -> {
                    WholeGrad.Gradient g = WholeGrad.gradient(ANGLE, VELOCITY, STEP, n);
                    return new Result(g.value(), g.angle(), g.velocity(), g.h());
                }),
                new Row("10 snapshots", n -> {
                    TenSnapshotsGrad.Gradient g = TenSnapshotsGrad.gradient(ANGLE, VELOCITY, STEP, n);
                    return new Result(g.value(), g.angle(), g.velocity(), g.h());
                }),
                new Row("100 snapshots", n -> {
                    HundredSnapshotsGrad.Gradient g = HundredSnapshotsGrad.gradient(ANGLE, VELOCITY, STEP, n);
                    return new Result(g.value(), g.angle(), g.velocity(), g.h());
                }),
                new Row("64 kB of snapshots", n -> {
                    SixtyFourKilobytesGrad.Gradient g = SixtyFourKilobytesGrad.gradient(ANGLE, VELOCITY, STEP, n);
                    return new Result(g.value(), g.angle(), g.velocity(), g.h());
                }));
    }
}
