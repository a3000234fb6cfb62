package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.ratio.RatioTable;
import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Prints what the gradients of the rows take beside their methods and beside adjoints written by hand. */
public final class Ratios {

    private static final RatioTable.Effort FULL = new RatioTable.Effort(15, 1.5, 0.5);
    private static final RatioTable.Effort QUICK = new RatioTable.Effort(3, 0.7, 0.2);

    private Ratios() {}

    /**
     * Measures.
     *
     * @param args {@code --quick} for few and short rounds; {@code --only=primal,retrograd,hand} for some contenders; names
     *     of rows, all if there are none
     * @throws IOException if a JVM fails, as it does where derivatives are wrong
     * @throws InterruptedException if this thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Set<String> rows = new LinkedHashSet<>();
        Set<String> contenders = Set.of();
        RatioTable.Effort effort = FULL;
        for (String arg : args) {
            if (arg.equals("--quick")) {
                effort = QUICK;
            } else if (arg.startsWith("--only=")) {
                contenders = Set.of(arg.substring("--only=".length()).split(","));
            } else {
                rows.add(arg);
            }
        }
        RatioTable table = new RatioTable(effort, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        table.header();
        for (Supplier<Row> maker : Rows.all()) {
            Row row = maker.get();
            if (rows.isEmpty() || rows.contains(row.name())) {
                table.row(row, contenders);
            }
        }
    }
}
