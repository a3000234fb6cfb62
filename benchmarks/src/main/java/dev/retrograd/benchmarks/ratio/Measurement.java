package dev.retrograd.benchmarks.ratio;

import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.DoubleSupplier;

/**
 * What one JVM found out about one contender.
 *
 * @param nanoseconds CPU time of one evaluation, the median of the samples; of the calling thread, or of the process where
 *     the contender has threads of its own
 * @param bytes what one evaluation allocated
 * @param error the greatest difference from the expected derivatives as a part of the greatest of them; NaN if the contender
 *     has no derivatives
 */
public record Measurement(double nanoseconds, double bytes, double error) {

    private static final double SAMPLE_SECONDS = 0.01;

    /** The clock of the process ticks in hundredths of a second. */
    private static final double PROCESS_SAMPLE_SECONDS = 0.5;

    private static final int FEWEST_SAMPLES = 5;

    /** What keeps results from being thrown away. */
    private static volatile double sink;

    /**
     * Measures in this JVM.
     *
     * @param row the row
     * @param name the contender
     * @param warmUp how many seconds to run before time counts
     * @param seconds how many seconds to run then
     * @return what was found out
     */
    public static Measurement of(Row row, String name, double warmUp, double seconds) {
        Contender contender = Rows.contenders(row).get(name).get();
        boolean threads = Rows.usesThreads(name);
        DoubleSupplier clock = threads ? Measurement::process : Measurement::thread;
        int runs = warmUp(contender, warmUp, threads ? PROCESS_SAMPLE_SECONDS : SAMPLE_SECONDS, clock);
        double[] samples = new double[FEWEST_SAMPLES];
        int count = 0;
        double bytes = bytes(contender, runs);
        double start = clock.getAsDouble();
        while (count < FEWEST_SAMPLES || clock.getAsDouble() - start < seconds) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, 2 * count);
            }
            samples[count] = time(contender, runs, clock) / runs;
            count++;
        }
        Arrays.sort(samples, 0, count);
        double median = samples[count / 2];
        double nanoseconds = median * 1e9 / row.evaluations();
        return new Measurement(nanoseconds, bytes / row.evaluations(), error(contender.derivatives(), row));
    }

    /** Runs for a while; returns how many runs make a sample. */
    private static int warmUp(Contender contender, double seconds, double sample, DoubleSupplier clock) {
        double start = clock.getAsDouble();
        int runs = 1;
        double last = 0;
        while (last < sample || clock.getAsDouble() - start < seconds) {
            last = time(contender, runs, clock);
            if (last < sample) {
                runs *= 2;
            } else if (last > 4 * sample && runs > 1) {
                runs /= 2;
            }
        }
        return runs;
    }

    private static double time(Contender contender, int runs, DoubleSupplier clock) {
        double start = clock.getAsDouble();
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            sum += contender.run();
        }
        sink = sum;
        return clock.getAsDouble() - start;
    }

    private static double thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
    }

    private static double process() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                * 1e-9;
    }

    /** What a run allocates, after the bean itself has been asked once. */
    private static double bytes(Contender contender, int runs) {
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        bean.getCurrentThreadAllocatedBytes();
        long before = bean.getCurrentThreadAllocatedBytes();
        double sum = 0;
        for (int i = 0; i < runs; i++) {
            sum += contender.run();
        }
        long after = bean.getCurrentThreadAllocatedBytes();
        sink = sum;
        return (double) (after - before) / runs;
    }

    private static double error(double[] actual, Row row) {
        if (actual.length == 0) {
            return Double.NaN;
        }
        double[] expected = row.expected().get();
        if (actual.length != expected.length) {
            throw new IllegalStateException(
                    row.name() + ": " + actual.length + " derivatives, expected " + expected.length);
        }
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]) / scale;
            if (!(difference <= row.tolerance())) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT, "%s: derivative %d is %s, expected %s", row.name(), i, actual[i], expected[i]));
            }
            error = Math.max(error, difference);
        }
        return error;
    }

    /** {@return this as a line that {@link #parse} reads} */
    public String line() {
        return nanoseconds + " " + bytes + " " + error;
    }

    /**
     * Reads a line.
     *
     * @param line the line
     * @return what it says
     */
    public static Measurement parse(String line) {
        try (Scanner scanner = new Scanner(line).useLocale(Locale.ROOT)) {
            return new Measurement(
                    Double.parseDouble(scanner.next()),
                    Double.parseDouble(scanner.next()),
                    Double.parseDouble(scanner.next()));
        }
    }
}
