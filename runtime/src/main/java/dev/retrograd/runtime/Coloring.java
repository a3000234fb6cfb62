package dev.retrograd.runtime;

/**
 * Columns (or rows) of a sparse matrix in groups whose entries one derivative along all of the group gives apart (Curtis, Powell and
 * Reid). For generated code.
 */
public final class Coloring {
    private final int colors;
    private final int[] colorOf;
    private final int[] starts;
    private final int length;
    private final int[] sources;
    private final int[] targets;

    /**
     * A coloring.
     *
     * @param colors the number of colors
     * @param colorOf the color of each column, or row; negative for one without entries
     * @param starts where the entries of each color start, and behind the last color the number of entries
     * @param length the length of derivatives
     * @param sources the position of each entry in the derivative along its color
     * @param targets the position of each entry among the values of the matrix
     */
    Coloring(int colors, int[] colorOf, int[] starts, int length, int[] sources, int[] targets) {
        this.colors = colors;
        this.colorOf = colorOf;
        this.starts = starts;
        this.length = length;
        this.sources = sources;
        this.targets = targets;
    }

    /** {@return the number of groups} */
    public int colors() {
        return colors;
    }

    /** {@return the number of entries that {@link #keep} writes in all} */
    public int entries() {
        return sources.length;
    }

    /**
     * The sum of the unit vectors of a group.
     *
     * @param color the number of the group; with one behind the last the vector is zero
     * @return 1 for each member of the group, 0 elsewhere
     */
    public double[] seed(int color) {
        double[] seed = new double[colorOf.length];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = colorOf[i] == color ? 1 : 0;
        }
        return seed;
    }

    /**
     * Takes the entries of a group out of the derivative along it.
     *
     * @param color the number of the group; nothing happens with one behind the last
     * @param product the derivative along {@link #seed}
     * @param values the values of all entries, of which those of the group are written
     * @throws IllegalArgumentException if the derivative has more or fewer numbers than the pattern has room for
     */
    public void keep(int color, double[] product, double[] values) {
        if (product.length != length) {
            throw new IllegalArgumentException(
                    "the pattern is that of " + length + " numbers, but there are " + product.length);
        }
        for (int k = color < colors ? starts[color] : 0; color < colors && k < starts[color + 1]; k++) {
            values[targets[k]] = product[sources[k]];
        }
    }
}
