package dev.retrograd.benchmarks.protocol;

import java.util.Arrays;

/**
 * GradBench's timing rule: run until there were at least {@code min_runs} runs that took at least {@code min_seconds}
 * together. An input without these fields is run once.
 */
final class RepeatedRuns {

    private static final double NANOSECONDS_PER_SECOND = 1e9;

    private final Object output;
    private final long[] nanoseconds;

    private static final double MOST_RUNS = 1_000_000;
    private static final double MOST_SECONDS = 3600;

    private RepeatedRuns(Object output, long[] nanoseconds) {
        this.output = output;
        this.nanoseconds = nanoseconds;
    }

    static RepeatedRuns of(EvalFunction function, Input input) {
        int minRuns = (int) bounded(input, "min_runs", 1, MOST_RUNS);
        double minNanoseconds = NANOSECONDS_PER_SECOND * bounded(input, "min_seconds", 0, MOST_SECONDS);
        Evaluation evaluation = function.prepare(input);
        long[] nanoseconds = new long[16];
        Object output;
        int runs = 0;
        double total = 0;
        do {
            if (runs == nanoseconds.length) {
                nanoseconds = Arrays.copyOf(nanoseconds, 2 * runs);
            }
            long start = System.nanoTime();
            output = evaluation.run();
            nanoseconds[runs] = System.nanoTime() - start;
            total += nanoseconds[runs];
            runs++;
        } while (runs < minRuns || total < minNanoseconds);
        return new RepeatedRuns(output, Arrays.copyOf(nanoseconds, runs));
    }

    /** A number whose excess would keep the session from going on. */
    private static double bounded(Input input, String name, double fallback, double most) {
        double number = input.number(name, fallback);
        if (number > most) {
            throw new InvalidInputException(name + " has to be at most " + (long) most + ", not " + number);
        }
        return number;
    }

    /** What the last run returned. */
    Object output() {
        return output;
    }

    /** How long each run took. */
    long[] nanoseconds() {
        return nanoseconds;
    }
}
