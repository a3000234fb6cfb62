package dev.retrograd.runtime;

import java.util.Arrays;

/**
 * Sets of inputs, each known by a number: what generated code computes with in place of tangents to find out which inputs a result
 * depends on. 0 is the empty set, so that new arrays hold empty sets; i + 1 is the set of input i alone. Equal small sets are one set;
 * a large one is kept as what it was united of.
 */
public final class IndexSets {
    /** Sets of more inputs than this are not listed before somebody asks. */
    private static final int SMALL = 64;

    private static final int INITIAL = 16;

    /** Numbers that a {@code float} tells apart. */
    private static final int SINGLE = 1 << 24;

    private final int columns;
    private int count;
    private int[] starts = new int[INITIAL];
    private boolean[] large = new boolean[INITIAL];
    private int[] items = new int[INITIAL];
    private int[] table = new int[2 * INITIAL];
    private int[] parts = new int[INITIAL];
    private int[] scratch = new int[INITIAL];
    private int[] other = new int[INITIAL];

    /**
     * Sets of no inputs yet.
     *
     * @param columns the number of inputs
     */
    public IndexSets(int columns) {
        this.columns = columns;
    }

    /** {@return for each input the set of it alone} */
    public double[] singletons() {
        double[] sets = new double[columns];
        for (int i = 0; i < columns; i++) {
            sets[i] = i + 1.0;
        }
        return sets;
    }

    /**
     * What is in one set or another.
     *
     * @param a a set
     * @param b a set
     * @return their union
     */
    public double union(double a, double b) {
        if (a == b || b == 0) {
            return a;
        } else if (a == 0) {
            return b;
        }
        parts[0] = (int) a;
        parts[1] = (int) b;
        return united(2);
    }

    /**
     * What is in any of some sets.
     *
     * @param sets the sets
     * @return their union
     */
    public double union(double... sets) {
        if (parts.length < sets.length) {
            parts = new int[2 * sets.length];
        }
        int used = 0;
        for (double set : sets) {
            if (set != 0 && (used == 0 || parts[used - 1] != (int) set)) {
                parts[used++] = (int) set;
            }
        }
        return used <= 1 ? (used == 0 ? 0 : parts[0]) : united(used);
    }

    /**
     * A set where numbers are {@code float}.
     *
     * @param set a set
     * @return the same
     * @throws ArithmeticException if that is beyond the numbers that a {@code float} can hold
     */
    public float single(double set) {
        if (set > SINGLE) {
            throw new ArithmeticException("too many sets of inputs for arrays of float");
        }
        return (float) set;
    }

    /**
     * The pattern of a matrix whose rows are sets.
     *
     * @param rows the sets
     * @return the pattern
     * @throws ArithmeticException if it has more entries than an array can hold
     */
    public SparsityPattern pattern(double[] rows) {
        return new Listing().pattern(rows);
    }

    /** The union of two parts or more. */
    private int united(int used) {
        int size = 0;
        for (int i = 0; i < used; i++) {
            if (isLarge(parts[i]) || size + length(parts[i]) > 2 * SMALL) {
                return unlisted(used);
            }
            size = merge(parts[i], size);
        }
        return size > SMALL ? unlisted(used) : intern(scratch, size, false);
    }

    /** Merges a small set into the sorted numbers in {@link #scratch}; gives their new number. */
    private int merge(int set, int size) {
        if (set <= columns) {
            scratch = grown(scratch, size + 1);
            int place = size;
            while (place > 0 && scratch[place - 1] >= set) {
                place--;
            }
            if (place > 0 && scratch[place - 1] == set - 1) {
                return size;
            }
            System.arraycopy(scratch, place, scratch, place + 1, size - place);
            scratch[place] = set - 1;
            return size + 1;
        }
        int from = starts[set - columns - 1];
        int to = starts[set - columns];
        other = grown(other, size + to - from);
        int k = 0;
        int merged = 0;
        while (k < size || from < to) {
            int next = from == to || (k < size && scratch[k] <= items[from]) ? scratch[k] : items[from];
            k += k < size && scratch[k] == next ? 1 : 0;
            from += from < to && items[from] == next ? 1 : 0;
            other[merged++] = next;
        }
        int[] swapped = scratch;
        scratch = other;
        other = swapped;
        return merged;
    }

    private int unlisted(int used) {
        Arrays.sort(parts, 0, used);
        int distinct = 1;
        for (int i = 1; i < used; i++) {
            if (parts[i] != parts[distinct - 1]) {
                parts[distinct++] = parts[i];
            }
        }
        return distinct == 1 ? parts[0] : intern(parts, distinct, true);
    }

    private boolean isLarge(int set) {
        return set > columns && large[set - columns - 1];
    }

    private int length(int set) {
        return set <= columns ? 1 : starts[set - columns] - starts[set - columns - 1];
    }

    /** The set of these items, the known one if there is one. */
    private int intern(int[] content, int size, boolean isLarge) {
        if (size == 1 && !isLarge) {
            return content[0] + 1;
        }
        int mask = table.length - 1;
        int slot = hash(content, 0, size, isLarge) & mask;
        while (table[slot] != 0) {
            int known = table[slot] - 1;
            if (large[known] == isLarge && Arrays.equals(items, starts[known], starts[known + 1], content, 0, size)) {
                return columns + 1 + known;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = count + 1;
        int end = starts[count] + size;
        starts = grown(starts, count + 2);
        if (large.length < count + 1) {
            large = Arrays.copyOf(large, 2 * count + 2);
        }
        items = grown(items, end);
        System.arraycopy(content, 0, items, starts[count], size);
        large[count] = isLarge;
        starts[++count] = end;
        if (2 * count > table.length) {
            rehash();
        }
        return Math.addExact(columns, count);
    }

    private void rehash() {
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int set = 0; set < count; set++) {
            int slot = hash(items, starts[set], starts[set + 1], large[set]) & mask;
            while (table[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = set + 1;
        }
    }

    private static int hash(int[] content, int from, int to, boolean isLarge) {
        int hash = isLarge ? 1 : 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + content[i];
        }
        return (hash * 0x9E3779B9) >>> 7;
    }

    private static int[] grown(int[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
    }

    /** Lists the inputs in sets. */
    private final class Listing {
        private final int[] seen = new int[columns + count + 1];
        private final int[] firstRow = new int[columns + count + 1];
        private int[] indices = new int[INITIAL];
        private int[] open = new int[INITIAL];
        private int size;

        SparsityPattern pattern(double[] rows) {
            int[] rowStarts = new int[rows.length + 1];
            for (int row = 0; row < rows.length; row++) {
                int set = (int) rows[row];
                if (set != 0 && firstRow[set] > 0) {
                    int from = rowStarts[firstRow[set] - 1];
                    int length = rowStarts[firstRow[set]] - from;
                    indices = grown(indices, Math.addExact(size, length));
                    System.arraycopy(indices, from, indices, size, length);
                    size += length;
                } else if (set != 0) {
                    collect(set, row + 1);
                    Arrays.sort(indices, rowStarts[row], size);
                    firstRow[set] = row + 1;
                }
                rowStarts[row + 1] = size;
            }
            return new SparsityPattern(columns, rowStarts, Arrays.copyOf(indices, size));
        }

        private void collect(int set, int stamp) {
            int depth = 0;
            open[depth++] = set;
            while (depth > 0) {
                int next = open[--depth];
                if (seen[next] == stamp) {
                    continue;
                }
                seen[next] = stamp;
                if (next <= columns) {
                    add(next - 1);
                    continue;
                }
                for (int k = starts[next - columns - 1]; k < starts[next - columns]; k++) {
                    int part = large[next - columns - 1] ? items[k] : items[k] + 1;
                    if (part > columns) {
                        open = grown(open, depth + 1);
                        open[depth++] = part;
                    } else if (seen[part] != stamp) {
                        seen[part] = stamp;
                        add(part - 1);
                    }
                }
            }
        }

        private void add(int index) {
            indices = grown(indices, Math.addExact(size, 1));
            indices[size++] = index;
        }
    }
}
