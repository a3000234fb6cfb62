package dev.retrograd.runtime;

import java.util.Arrays;
import java.util.Objects;

/**
 * Which entries of a Jacobian or Hessian can differ from zero, in compressed sparse rows. Generated code finds it by running the method
 * with sets of inputs in place of numbers: an entry that is not in the pattern is zero at all arguments that take the method through
 * the same branches and the same array elements.
 */
public final class SparsityPattern {
    /** As many groups as this are not worth looking for fewer among the rows. */
    private static final int FEW = 8;

    private final int columns;
    private final int[] rowStarts;
    private final int[] columnIndices;
    private Coloring columnColoring;
    private Coloring rowColoring;
    private Coloring diagonalColoring;

    /**
     * A pattern of rows.
     *
     * @param columns the number of columns
     * @param rowStarts where each row's entries start, and behind the last row the number of entries
     * @param columnIndices the column of each entry, ascending within a row
     * @throws IllegalArgumentException if the arrays are no such pattern
     */
    public SparsityPattern(int columns, int[] rowStarts, int[] columnIndices) {
        this.columns = columns;
        this.rowStarts = Objects.requireNonNull(rowStarts, "rowStarts");
        this.columnIndices = Objects.requireNonNull(columnIndices, "columnIndices");
        check();
    }

    private void check() {
        boolean fits = columns >= 0
                && rowStarts.length > 0
                && rowStarts[0] == 0
                && rowStarts[rowStarts.length - 1] == columnIndices.length;
        for (int row = 0; fits && row < rows(); row++) {
            fits = rowStarts[row] <= rowStarts[row + 1] && rowStarts[row + 1] <= columnIndices.length;
            int last = -1;
            for (int k = rowStarts[row]; fits && k < rowStarts[row + 1]; k++) {
                fits = columnIndices[k] > last && columnIndices[k] < columns;
                last = columnIndices[k];
            }
        }
        if (!fits) {
            throw new IllegalArgumentException("no rows of ascending columns below " + columns);
        }
    }

    /**
     * The pattern of a matrix of which nothing is known.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the pattern with all entries
     * @throws ArithmeticException if these are more than an array can hold
     */
    public static SparsityPattern full(int rows, int columns) {
        int[] starts = new int[rows + 1];
        int[] indices = new int[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < rows; i++) {
            starts[i + 1] = starts[i] + columns;
            for (int j = 0; j < columns; j++) {
                indices[starts[i] + j] = j;
            }
        }
        return new SparsityPattern(columns, starts, indices);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rowStarts.length - 1;
    }

    /** {@return the number of columns} */
    public int columns() {
        return columns;
    }

    /** {@return the number of entries} */
    public int entries() {
        return columnIndices.length;
    }

    /** {@return where each row's entries start, and behind the last row the number of entries; the array itself, not a copy} */
    public int[] rowStarts() {
        return rowStarts;
    }

    /** {@return the column of each entry, ascending within a row; the array itself, not a copy} */
    public int[] columnIndices() {
        return columnIndices;
    }

    /** {@return the row of each entry} */
    public int[] rowIndices() {
        int[] indices = new int[entries()];
        for (int row = 0; row < rows(); row++) {
            Arrays.fill(indices, rowStarts[row], rowStarts[row + 1], row);
        }
        return indices;
    }

    /**
     * Tells whether an entry is in the pattern.
     *
     * @param row the row, from 0
     * @param column the column, from 0
     * @return whether the entry can differ from zero
     * @throws IndexOutOfBoundsException if there is no such row or column
     */
    public boolean contains(int row, int column) {
        return find(row, column) >= 0;
    }

    /** The number of an entry; negative if it is not in the pattern. */
    int find(int row, int column) {
        Objects.checkIndex(row, rows());
        Objects.checkIndex(column, columns);
        return Arrays.binarySearch(columnIndices, rowStarts[row], rowStarts[row + 1], column);
    }

    /**
     * Groups of columns of which no two have an entry in the same row, so that one tangent gives all entries of a group.
     *
     * @return the groups
     */
    public Coloring columnColoring() {
        if (columnColoring == null) {
            columnColoring = Colorings.ofColumns(this);
        }
        return columnColoring;
    }

    /**
     * Groups of rows of which no two have an entry in the same column, so that one adjoint gives all entries of a group.
     *
     * @return the groups
     */
    public Coloring rowColoring() {
        if (rowColoring == null) {
            rowColoring = Colorings.ofRows(this);
        }
        return rowColoring;
    }

    /**
     * Groups of columns of which none has an entry in the row of another one's diagonal entry, so that one product of a symmetric matrix gives
     * all diagonal entries of a group.
     *
     * @return the groups
     */
    public Coloring diagonalColoring() {
        if (diagonalColoring == null) {
            diagonalColoring = Colorings.ofDiagonal(this);
        }
        return diagonalColoring;
    }

    /**
     * Tells whether columns make no more groups than rows.
     *
     * @return whether tangents along groups of columns are cheaper than adjoints along groups of rows
     */
    public boolean isByColumns() {
        int groups = columnColoring().colors();
        return groups <= FEW
                || groups <= Colorings.longestColumn(this)
                || groups <= rowColoring().colors();
    }

    /**
     * Checks that the pattern can be that of a method with some parameters.
     *
     * @param numbers how many numbers there are in the parameters
     * @throws IllegalArgumentException if the pattern has more or fewer columns
     */
    public void requireColumns(int numbers) {
        if (columns != numbers) {
            throw new IllegalArgumentException(
                    "the pattern has " + columns + " columns, but the parameters have " + numbers + " numbers");
        }
    }

    /**
     * A matrix with these entries.
     *
     * @param values one number for each entry; not copied
     * @return the matrix
     * @throws IllegalArgumentException if there are more or fewer values than entries
     */
    public SparseMatrix matrix(double[] values) {
        return new SparseMatrix(this, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparsityPattern pattern
                && columns == pattern.columns
                && Arrays.equals(rowStarts, pattern.rowStarts)
                && Arrays.equals(columnIndices, pattern.columnIndices);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columnIndices) + columns;
    }

    @Override
    public String toString() {
        return rows() + "x" + columns() + " with " + entries() + " entries";
    }
}
