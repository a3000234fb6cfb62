package dev.retrograd.runtime;

import java.util.Objects;

/**
 * A matrix of which only the entries of a {@link SparsityPattern} are kept, row by row (compressed sparse rows): entry k stands in
 * column {@code columnIndices()[k]}, and those of row i are the entries from {@code rowStarts()[i]} to {@code rowStarts()[i + 1]},
 * in ascending columns. Every entry outside the pattern is zero.
 */
public final class SparseMatrix {
    private final SparsityPattern pattern;
    private final double[] values;

    /**
     * A matrix of a pattern.
     *
     * @param pattern which entries there are
     * @param values one number for each entry of the pattern, in its order; not copied
     * @throws IllegalArgumentException if there are more or fewer values than entries
     */
    public SparseMatrix(SparsityPattern pattern, double[] values) {
        this.pattern = Objects.requireNonNull(pattern, "pattern");
        this.values = Objects.requireNonNull(values, "values");
        if (values.length != pattern.entries()) {
            throw new IllegalArgumentException(
                    "the pattern has " + pattern.entries() + " entries, but there are " + values.length + " values");
        }
    }

    /** {@return which entries are kept} */
    public SparsityPattern pattern() {
        return pattern;
    }

    /** {@return the number of rows} */
    public int rows() {
        return pattern.rows();
    }

    /** {@return the number of columns} */
    public int columns() {
        return pattern.columns();
    }

    /** {@return the values of the entries, row by row; the array itself, not a copy} */
    public double[] values() {
        return values;
    }

    /** {@return where each row's entries start, and behind the last row the number of entries; the array itself, not a copy} */
    public int[] rowStarts() {
        return pattern.rowStarts();
    }

    /** {@return the column of each entry, ascending within a row; the array itself, not a copy} */
    public int[] columnIndices() {
        return pattern.columnIndices();
    }

    /** {@return the row of each entry: with {@link #columnIndices} and {@link #values} the coordinate form} */
    public int[] rowIndices() {
        return pattern.rowIndices();
    }

    /**
     * Reads one entry.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return the entry, 0 where the pattern has none
     * @throws IndexOutOfBoundsException if the matrix has no such row or column
     */
    public double get(int row, int column) {
        int entry = pattern.find(row, column);
        return entry < 0 ? 0 : values[entry];
    }

    /**
     * The product of the matrix and a vector.
     *
     * @param vector a number for each column
     * @return a number for each row
     * @throws IllegalArgumentException if the vector's length is not the number of columns
     */
    public double[] times(double[] vector) {
        if (vector.length != columns()) {
            throw new IllegalArgumentException(
                    "the matrix has " + columns() + " columns, but the vector " + vector.length + " numbers");
        }
        int[] starts = rowStarts();
        int[] columns = columnIndices();
        double[] product = new double[rows()];
        for (int i = 0; i < product.length; i++) {
            double sum = 0;
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                sum += values[k] * vector[columns[k]];
            }
            product[i] = sum;
        }
        return product;
    }

    /** {@return the matrix with all its zeros, row by row} */
    public double[][] toDense() {
        int[] starts = rowStarts();
        int[] columns = columnIndices();
        double[][] dense = new double[rows()][columns()];
        for (int i = 0; i < dense.length; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                dense[i][columns[k]] = values[k];
            }
        }
        return dense;
    }

    @Override
    public String toString() {
        return rows() + "x" + columns() + " with " + values.length + " entries";
    }
}
