package dev.retrograd.runtime;

import java.util.Arrays;

/** Finds groups greedily: each column, or row, in order gets the first color that no neighbour has. */
final class Colorings {
    private Colorings() {}

    static Coloring ofColumns(SparsityPattern pattern) {
        Lists rows = new Lists(pattern.rowStarts(), pattern.columnIndices());
        int[] colorOf = apart(rows.transposed(pattern.columns()), rows);
        int[] positions = positions(pattern.entries());
        return coloring(colorOf, pattern.rows(), pattern.columnIndices(), pattern.rowIndices(), positions);
    }

    static Coloring ofRows(SparsityPattern pattern) {
        Lists rows = new Lists(pattern.rowStarts(), pattern.columnIndices());
        int[] colorOf = apart(rows, rows.transposed(pattern.columns()));
        int[] positions = positions(pattern.entries());
        return coloring(colorOf, pattern.columns(), pattern.rowIndices(), pattern.columnIndices(), positions);
    }

    /** Of a symmetric matrix; entries without counterpart count as if they had it. */
    static Coloring ofDiagonal(SparsityPattern pattern) {
        Lists rows = new Lists(pattern.rowStarts(), pattern.columnIndices());
        Lists columns = rows.transposed(pattern.columns());
        int[] colorOf = new int[pattern.columns()];
        Arrays.fill(colorOf, -1);
        int[] taken = new int[colorOf.length + 1];
        int[] diagonal = new int[colorOf.length];
        int count = 0;
        for (int column = 0; column < colorOf.length; column++) {
            if (pattern.contains(column, column)) {
                mark(rows, column, colorOf, taken, column + 1);
                mark(columns, column, colorOf, taken, column + 1);
                colorOf[column] = free(taken, column + 1);
                diagonal[count++] = column;
            }
        }
        int[] entries = Arrays.copyOf(diagonal, count);
        return coloring(colorOf, pattern.columns(), entries, entries, entries);
    }

    static int longestColumn(SparsityPattern pattern) {
        int[] counts = new int[pattern.columns()];
        int longest = 0;
        for (int column : pattern.columnIndices()) {
            longest = Math.max(longest, ++counts[column]);
        }
        return longest;
    }

    private static void mark(Lists lists, int list, int[] colorOf, int[] taken, int stamp) {
        for (int k = lists.starts[list]; k < lists.starts[list + 1]; k++) {
            int color = colorOf[lists.items[k]];
            if (color >= 0) {
                taken[color] = stamp;
            }
        }
    }

    /** Colors of members of which no two are in the same one of the lists that hold them. */
    private static int[] apart(Lists listsOf, Lists members) {
        int[] colorOf = new int[listsOf.count()];
        Arrays.fill(colorOf, -1);
        int[] taken = new int[colorOf.length + 1];
        int[] same = equalToPrevious(members);
        for (int member = 0; member < colorOf.length; member++) {
            int stamp = member + 1;
            for (int k = listsOf.starts[member]; k < listsOf.starts[member + 1]; k++) {
                if (same[listsOf.items[k]] == 0) {
                    mark(members, listsOf.items[k], colorOf, taken, stamp);
                }
            }
            if (listsOf.starts[member] < listsOf.starts[member + 1]) {
                colorOf[member] = free(taken, stamp);
            }
        }
        return colorOf;
    }

    /** Lists with the members of the list before, which have nothing to add: 1 for these, 0 for others. */
    private static int[] equalToPrevious(Lists lists) {
        int[] same = new int[lists.count()];
        for (int i = 1; i < same.length; i++) {
            boolean equal = Arrays.equals(
                    lists.items,
                    lists.starts[i - 1],
                    lists.starts[i],
                    lists.items,
                    lists.starts[i],
                    lists.starts[i + 1]);
            same[i] = equal ? 1 : 0;
        }
        return same;
    }

    private static int free(int[] taken, int stamp) {
        int color = 0;
        while (taken[color] == stamp) {
            color++;
        }
        return color;
    }

    private static Coloring coloring(int[] colorOf, int length, int[] members, int[] sources, int[] targets) {
        int colors = 0;
        for (int color : colorOf) {
            colors = Math.max(colors, color + 1);
        }
        int[] starts = new int[colors + 1];
        for (int member : members) {
            starts[colorOf[member] + 1]++;
        }
        for (int color = 0; color < colors; color++) {
            starts[color + 1] += starts[color];
        }
        int[] next = Arrays.copyOf(starts, colors);
        int[] sorted = new int[members.length];
        int[] places = new int[members.length];
        for (int k = 0; k < members.length; k++) {
            int place = next[colorOf[members[k]]]++;
            sorted[place] = sources[k];
            places[place] = targets[k];
        }
        return new Coloring(colors, colorOf, starts, length, sorted, places);
    }

    private static int[] positions(int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        return positions;
    }

    /** Lists of numbers, one after the other. */
    private static final class Lists {
        private final int[] starts;
        private final int[] items;

        Lists(int[] starts, int[] items) {
            this.starts = starts;
            this.items = items;
        }

        int count() {
            return starts.length - 1;
        }

        /** For each number the lists that hold it. */
        Lists transposed(int numbers) {
            int[] counts = new int[numbers + 1];
            for (int item : items) {
                counts[item + 1]++;
            }
            for (int i = 0; i < numbers; i++) {
                counts[i + 1] += counts[i];
            }
            int[] next = Arrays.copyOf(counts, numbers);
            int[] lists = new int[items.length];
            for (int list = 0; list < count(); list++) {
                for (int k = starts[list]; k < starts[list + 1]; k++) {
                    lists[next[items[k]]++] = list;
                }
            }
            return new Lists(counts, lists);
        }
    }
}
