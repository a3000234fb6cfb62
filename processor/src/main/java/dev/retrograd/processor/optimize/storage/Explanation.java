package dev.retrograd.processor.optimize.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the storage plan lets values live, for people to read.
 *
 * @param kept the values of the forward sweep that the reverse sweep needs behind their loop
 * @param together the lines of the loops that run both sweeps in the same iteration, so that nothing is kept behind them
 */
public record Explanation(List<Kept> kept, List<Integer> together) {
    /** Copies the lists. */
    public Explanation {
        kept = List.copyOf(kept);
        together = List.copyOf(together);
    }

    /**
     * One value.
     *
     * @param value its name, or the expression that it is the value of
     * @param line where it is computed
     * @param home where it lives
     * @param bytes how many bytes it takes in each iteration
     * @param loops the lines of the loops whose iterations have one each, outermost first
     */
    public record Kept(String value, int line, String home, int bytes, List<Integer> loops) {
        /** Copies the list. */
        public Kept {
            loops = List.copyOf(loops);
        }

        private List<String> cells() {
            String lines = String.join(", ", loops.stream().map(String::valueOf).toList());
            return List.of(value, String.valueOf(line), home, String.valueOf(bytes), lines);
        }
    }

    /** The plan as a table, one value a line. */
    public String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "line", "lives in", "bytes", "per iteration of the loops at"));
        kept.forEach(value -> rows.add(value.cells()));
        StringBuilder text = new StringBuilder();
        if (!together.isEmpty()) {
            text.append("both sweeps in the same iteration: the loops at ")
                    .append(String.join(
                            ", ", together.stream().map(String::valueOf).toList()))
                    .append('\n');
        }
        if (kept.isEmpty()) {
            return text.append("nothing is kept from one loop to another\n").toString();
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int width = width(rows, column);
                line.append(String.format(Locale.ROOT, "%-" + width + "s  ", row.get(column)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
