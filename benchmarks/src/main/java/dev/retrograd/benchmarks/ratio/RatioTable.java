package dev.retrograd.benchmarks.ratio;

import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measures the contenders of rows in rounds, one JVM for each, and prints what they take relative to each other. */
public final class RatioTable {

    private static final String HEADER = """
            | row | contender | time | times the primal | 90 % | goal | times by hand | 90 % | goal | bytes |
            | --- | --- | ---: | ---: | --- | ---: | ---: | --- | ---: | ---: |
            """;

    private final Effort effort;
    private final PrintStream out;

    /**
     * How long to measure.
     *
     * @param rounds how often each contender is measured, each time in a new JVM, in turn with the others
     * @param warmUp how many seconds each JVM warms up
     * @param seconds how many seconds each JVM measures
     */
    public record Effort(int rounds, double warmUp, double seconds) {}

    /**
     * Prepares a table.
     *
     * @param effort how long to measure
     * @param out where to print it
     */
    public RatioTable(Effort effort, PrintStream out) {
        this.effort = effort;
        this.out = out;
    }

    /** Prints what stands above the rows. */
    public void header() {
        out.print(HEADER);
    }

    /**
     * Measures a row and prints its lines.
     *
     * @param row the row
     * @param chosen which contenders; all if empty
     * @throws IOException if a JVM fails, as it does where derivatives are wrong
     * @throws InterruptedException if this thread is interrupted
     */
    public void row(Row row, Set<String> chosen) throws IOException, InterruptedException {
        Map<String, List<Measurement>> all = new LinkedHashMap<>();
        for (int round = 0; round < effort.rounds; round++) {
            for (String contender : Rows.contenders(row).keySet()) {
                if (chosen.isEmpty() || chosen.contains(contender)) {
                    all.computeIfAbsent(contender, name -> new ArrayList<>())
                            .add(Fork.start(row.name(), contender, effort.warmUp, effort.seconds));
                }
            }
        }
        for (String contender : all.keySet()) {
            out.println(line(row, contender, all));
        }
        out.flush();
    }

    private static String line(Row row, String contender, Map<String, List<Measurement>> all) {
        List<Measurement> own = all.get(contender);
        int blank = contender.indexOf(' ');
        String style = blank < 0 || contender.startsWith(Row.HAND) ? "" : contender.substring(blank);
        boolean primal = contender.startsWith(Row.PRIMAL);
        boolean hand = contender.equals(Row.HAND);
        boolean retrograd = contender.startsWith(Row.RETROGRAD);
        List<String> cells = new ArrayList<>(List.of(row.title(), contender, time(own)));
        ratio(cells, primal ? null : all.get(Row.PRIMAL + style), own);
        cells.add(retrograd ? number(row.goal().primals() * (style.isEmpty() ? 1 : 1.3)) : "");
        ratio(cells, primal || hand ? null : all.get(Row.HAND), own);
        cells.add(retrograd && style.isEmpty() ? number(row.goal().hand()) : "");
        cells.add(
                number(Interval.of(own.stream().mapToDouble(Measurement::bytes).toArray())
                        .median()));
        return "| " + String.join(" | ", cells) + " |";
    }

    /** The ratio in each round, since the rounds may have differed. */
    private static void ratio(List<String> cells, List<Measurement> reference, List<Measurement> own) {
        if (reference == null) {
            cells.add("");
            cells.add("");
            return;
        }
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = own.get(i).nanoseconds() / reference.get(i).nanoseconds();
        }
        Interval interval = Interval.of(ratios);
        cells.add(number(interval.median()));
        cells.add(number(interval.low()) + "–" + number(interval.high()));
    }

    private static String time(List<Measurement> measurements) {
        double median = Interval.of(measurements.stream()
                        .mapToDouble(Measurement::nanoseconds)
                        .toArray())
                .median();
        String unit = median < 1e3 ? "ns" : median < 1e6 ? "µs" : "ms";
        double scale = median < 1e3 ? 1 : median < 1e6 ? 1e3 : 1e6;
        return number(median / scale) + " " + unit;
    }

    private static String number(double number) {
        if (number < 0.5 / 100) {
            return "0";
        }
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
    }
}
