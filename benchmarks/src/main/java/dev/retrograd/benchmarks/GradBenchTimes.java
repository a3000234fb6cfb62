package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.times.TimeTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints what each function of GradBench's evals takes, as a Markdown table. */
public final class GradBenchTimes {

    private GradBenchTimes() {}

    /**
     * Measures.
     *
     * @param args how many seconds to run each function, 2 if left out, then the modules to measure, all if left out
     * @throws IOException never
     */
    public static void main(String[] args) throws IOException {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 2;
        Set<String> modules = Arrays.stream(args).skip(1).collect(Collectors.toSet());
        System.out.print(TimeTable.of(seconds, modules));
    }
}
