package dev.retrograd.runtime;

import java.util.Arrays;

/**
 * An immutable matrix of {@code double}s with at least one row and one column, whose operations Retrograd can
 * differentiate.
 *
 * <p>The arithmetic is defined, so that results are the same bits on every path: an element of a product is one chain
 * {@code acc = Math.fma(a[i][k], b[k][j], acc)} for ascending {@code k} from {@code +0.0}; sums add ascending, row by row,
 * from {@code +0.0}; everything else is one Java operation or function for each element. With {@code u = 2^-53} an element
 * of a product over {@code n} terms is off by at most about {@code n * u} times the sum of the terms' magnitudes, a sum of
 * {@code n} terms likewise.
 *
 * <p>Operands that do not fit are refused by an {@link IllegalArgumentException} that names the operation and both shapes.
 * The static methods do the same for plain {@code double[][]}, and refuse arrays that are empty or not rectangular.
 */
public final class Matrix {
    /** Below this, {@code 1 + exp(x)} is 1, and {@code exp(-x)} may overflow. */
    private static final double SIGMOID_TAIL = -40.0;

    /** From this many terms on, in all elements together, the blocked kernel is faster than plain loops. */
    private static final long LARGE = 8192;

    private final double[][] rows;

    private Matrix(double[][] rows) {
        this.rows = rows;
    }

    /**
     * Makes a matrix of a copy of {@code rows}.
     *
     * @param rows at least one row, each with the same number of columns, at least one
     * @return the matrix
     * @throws IllegalArgumentException if {@code rows} is empty or not rectangular
     */
    public static Matrix of(double[][] rows) {
        Shapes.rectangular("of", rows);
        return new Matrix(Kernels.copy(rows));
    }

    /**
     * Makes a matrix of {@code rows} itself. It is for generated code, which hands over arrays of its own: whoever changes
     * {@code rows} afterwards changes the matrix.
     *
     * @param rows at least one row, each with the same number of columns, at least one
     * @return the matrix
     * @throws IllegalArgumentException if {@code rows} is empty or not rectangular
     */
    public static Matrix wrap(double[][] rows) {
        Shapes.rectangular("wrap", rows);
        return new Matrix(rows);
    }

    /**
     * Makes a matrix of zeros.
     *
     * @param rows the number of rows, at least one
     * @param columns the number of columns, at least one
     * @return the matrix
     * @throws IllegalArgumentException if one of the numbers is less than one
     */
    public static Matrix zeros(int rows, int columns) {
        Shapes.size("zeros", rows, columns);
        return new Matrix(new double[rows][columns]);
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows.length;
    }

    /** {@return the number of columns} */
    public int columns() {
        return rows[0].length;
    }

    /**
     * Reads one element.
     *
     * @param i the row, from 0
     * @param j the column, from 0
     * @return the element
     * @throws ArrayIndexOutOfBoundsException if the matrix has no such element
     */
    public double get(int i, int j) {
        return rows[i][j];
    }

    /** {@return the rows themselves, not a copy; for generated code, which only reads them} */
    public double[][] data() {
        return rows;
    }

    /** {@return a copy of the rows} */
    public double[][] toArray() {
        return Kernels.copy(rows);
    }

    /** {@return a copy of this matrix that carries no derivative: to Retrograd it is a constant} */
    public Matrix constant() {
        return new Matrix(Kernels.copy(rows));
    }

    /**
     * Multiplies matrices.
     *
     * @param right the right factor, with as many rows as this has columns
     * @return this times {@code right}
     */
    public Matrix times(Matrix right) {
        return new Matrix(times(rows, right.rows));
    }

    /** {@return the transpose} */
    public Matrix transpose() {
        return new Matrix(Kernels.transpose(rows));
    }

    /**
     * Adds matrices.
     *
     * @param right a matrix of the same shape
     * @return the sum
     */
    public Matrix plus(Matrix right) {
        return new Matrix(plus(rows, right.rows));
    }

    /**
     * Subtracts matrices.
     *
     * @param right a matrix of the same shape
     * @return the difference
     */
    public Matrix minus(Matrix right) {
        return new Matrix(minus(rows, right.rows));
    }

    /** {@return the matrix of the negated elements} */
    public Matrix negate() {
        return new Matrix(Kernels.map(rows, RowKernels::negate));
    }

    /**
     * Multiplies every element by a number.
     *
     * @param factor the number
     * @return the matrix of the products
     */
    public Matrix scale(double factor) {
        return new Matrix(scale(rows, factor));
    }

    /**
     * Multiplies element by element.
     *
     * @param right a matrix of the same shape
     * @return the matrix of the products
     */
    public Matrix hadamard(Matrix right) {
        return new Matrix(hadamard(rows, right.rows));
    }

    /**
     * Divides element by element.
     *
     * @param right the divisors, a matrix of the same shape
     * @return the matrix of the quotients
     */
    public Matrix divideElements(Matrix right) {
        Shapes.same("divideElements", rows, right.rows);
        return new Matrix(Kernels.zip(rows, right.rows, RowKernels::divide));
    }

    /**
     * Adds a row, such as a layer's bias, to each row.
     *
     * @param row as many numbers as this has columns
     * @return the matrix of the sums
     */
    public Matrix plusRow(double[] row) {
        Shapes.row(rows, row);
        return new Matrix(Kernels.map(rows, (a, y) -> RowKernels.plus(a, row, y)));
    }

    /**
     * Adds a column to each column.
     *
     * @param column as many numbers as this has rows
     * @return the matrix of the sums
     */
    public Matrix plusColumn(double[] column) {
        Shapes.column(rows, column);
        double[][] y = new double[rows()][columns()];
        for (int i = 0; i < y.length; i++) {
            RowKernels.shift(rows[i], column[i], y[i]);
        }
        return new Matrix(y);
    }

    /** {@return {@link #sigmoid(double)} of each element} */
    public Matrix sigmoid() {
        return new Matrix(Kernels.map(rows, RowKernels::sigmoid));
    }

    /** {@return {@link Math#tanh} of each element} */
    public Matrix tanh() {
        return new Matrix(Kernels.map(rows, RowKernels::tanh));
    }

    /** {@return {@link Math#exp} of each element} */
    public Matrix exp() {
        return new Matrix(Kernels.map(rows, RowKernels::exp));
    }

    /** {@return {@link Math#log} of each element} */
    public Matrix log() {
        return new Matrix(Kernels.map(rows, RowKernels::log));
    }

    /** {@return {@link #relu(double)} of each element} */
    public Matrix relu() {
        return new Matrix(Kernels.map(rows, RowKernels::relu));
    }

    /** {@return the square {@code x * x} of each element {@code x}} */
    public Matrix square() {
        return new Matrix(Kernels.map(rows, RowKernels::square));
    }

    /** {@return {@link Math#sqrt} of each element} */
    public Matrix sqrt() {
        return new Matrix(Kernels.map(rows, RowKernels::sqrt));
    }

    /** {@return {@link #softplus(double)} of each element} */
    public Matrix softplus() {
        return new Matrix(Kernels.map(rows, RowKernels::softplus));
    }

    /** {@return the sum of all elements} */
    public double sum() {
        return Kernels.sum(rows);
    }

    /** {@return the sum of each row} */
    public double[] rowSums() {
        return Kernels.rowSums(rows);
    }

    /** {@return the sum of each column} */
    public double[] columnSums() {
        return Kernels.columnSums(rows);
    }

    /**
     * Makes each row a distribution: {@code exp(x - max) / sum}, where {@code sum} adds up {@code exp(x - max)} over the
     * row. It cannot overflow. The relative error is about {@code n + 3 + |x - max|} times {@code 2^-53} for rows of
     * {@code n}. A row whose greatest element is infinite, or that holds NaN, becomes NaN.
     *
     * @return the matrix of the distributions
     */
    public Matrix softmaxRows() {
        return new Matrix(Kernels.map(rows, RowKernels::softmax));
    }

    /**
     * Computes {@code max + log(sum)} for each row, where {@code sum} adds up {@code exp(x - max)} over the row. It cannot
     * overflow. The absolute error is about {@code n + 3 + spread + |result|} times {@code 2^-53} for rows of {@code n}
     * whose elements that matter lie within {@code spread}. A row whose greatest element is infinite gives that element.
     *
     * @return one number for each row
     */
    public double[] logSumExpRows() {
        double[] y = new double[rows.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = RowKernels.logSumExp(rows[i]);
        }
        return y;
    }

    /**
     * Computes the logistic function {@code 1 / (1 + exp(-x))}. It does not overflow, never decreases where {@code x}
     * grows, and is within about 4 ulp.
     *
     * @param x the argument
     * @return a number from 0 to 1
     */
    public static double sigmoid(double x) {
        return x < SIGMOID_TAIL ? Math.exp(x) : 1.0 / (1.0 + Math.exp(-x));
    }

    /**
     * Computes {@code max(0, x)}; its derivative at 0 is 0.
     *
     * @param x the argument
     * @return {@code x} where it is positive, else {@code +0.0}; NaN for NaN
     */
    public static double relu(double x) {
        return Math.max(0.0, x);
    }

    /**
     * Computes {@code log(1 + exp(x))} within about 4 ulp, without overflow.
     *
     * @param x the argument
     * @return a number that is not negative
     */
    public static double softplus(double x) {
        return Math.max(0.0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * Multiplies as {@link #times(Matrix)} does.
     *
     * @param a the left factor
     * @param b the right factor, with as many rows as {@code a} has columns
     * @return {@code a} times {@code b}
     */
    public static double[][] times(double[][] a, double[][] b) {
        Shapes.product(a, b);
        return Kernels.product(a, b);
    }

    /**
     * Transposes.
     *
     * @param a a rectangular array
     * @return the transpose
     */
    public static double[][] transpose(double[][] a) {
        Shapes.rectangular("transpose", a);
        return Kernels.transpose(a);
    }

    /**
     * Adds element by element.
     *
     * @param a the left operand
     * @param b the right operand, of the same shape
     * @return the sum
     */
    public static double[][] plus(double[][] a, double[][] b) {
        Shapes.same("plus", a, b);
        return Kernels.zip(a, b, RowKernels::plus);
    }

    /**
     * Subtracts element by element.
     *
     * @param a the left operand
     * @param b the right operand, of the same shape
     * @return the difference
     */
    public static double[][] minus(double[][] a, double[][] b) {
        Shapes.same("minus", a, b);
        return Kernels.zip(a, b, RowKernels::minus);
    }

    /**
     * Multiplies every element by a number.
     *
     * @param a a rectangular array
     * @param factor the number
     * @return the products
     */
    public static double[][] scale(double[][] a, double factor) {
        Shapes.rectangular("scale", a);
        return Kernels.map(a, (x, y) -> RowKernels.scale(x, factor, y));
    }

    /**
     * Multiplies element by element.
     *
     * @param a the left operand
     * @param b the right operand, of the same shape
     * @return the products
     */
    public static double[][] hadamard(double[][] a, double[][] b) {
        Shapes.same("hadamard", a, b);
        return Kernels.zip(a, b, RowKernels::hadamard);
    }

    /**
     * Tells whether a product is large enough for {@link #addProduct} and {@link #addTransposedProduct} to be faster than
     * plain loops, which give the same bits; for generated code.
     *
     * @param a the left factor, or its transpose
     * @param b the right factor
     * @return whether the product should be left to these methods
     */
    public static boolean isLarge(double[][] a, double[][] b) {
        return (long) a.length * a[0].length * b[0].length >= LARGE;
    }

    /**
     * Adds {@code a * b}, term by term: each element of {@code sum} is continued by {@code Math.fma} for ascending terms; for
     * generated code.
     *
     * @param sum as many rows as {@code a} has, and as many columns as {@code b} has; changed
     * @param a the left factor
     * @param b the right factor, with as many rows as {@code a} has columns
     */
    public static void addProduct(double[][] sum, double[][] a, double[][] b) {
        Kernels.addProduct(sum, a, b);
    }

    /**
     * Adds the product of the transpose of {@code a} with {@code b}, as {@link #addProduct} does; for generated code.
     *
     * @param sum as many rows as {@code a} has columns, and as many columns as {@code b} has; changed
     * @param a the transpose of the left factor
     * @param b the right factor, with as many rows as {@code a} has
     */
    public static void addTransposedProduct(double[][] sum, double[][] a, double[][] b) {
        Kernels.addTransposedProduct(sum, a, b);
    }

    /**
     * Refuses a matrix without rows or columns; for generated code.
     *
     * @param operation the name for the message
     * @param rows the number of rows
     * @param columns the number of columns
     */
    public static void requireSize(String operation, int rows, int columns) {
        Shapes.size(operation, rows, columns);
    }

    /**
     * Refuses what is empty or not rectangular; for generated code.
     *
     * @param operation the name for the message
     * @param a the operand
     */
    public static void requireRectangular(String operation, double[][] a) {
        Shapes.rectangular(operation, a);
    }

    /**
     * Refuses operands of a product that do not fit; for generated code.
     *
     * @param a the left factor
     * @param b the right factor
     */
    public static void requireProduct(double[][] a, double[][] b) {
        Shapes.product(a, b);
    }

    /**
     * Refuses operands of different shapes; for generated code.
     *
     * @param operation the name for the message
     * @param a the left operand
     * @param b the right operand
     */
    public static void requireSameShape(String operation, double[][] a, double[][] b) {
        Shapes.same(operation, a, b);
    }

    /**
     * Refuses a row that does not fit {@link #plusRow}; for generated code.
     *
     * @param a the matrix
     * @param row the row
     */
    public static void requireRow(double[][] a, double[] row) {
        Shapes.row(a, row);
    }

    /**
     * Refuses a column that does not fit {@link #plusColumn}; for generated code.
     *
     * @param a the matrix
     * @param column the column
     */
    public static void requireColumn(double[][] a, double[] column) {
        Shapes.column(a, column);
    }

    /** Tells whether {@code other} is a matrix of the same shape and elements; these are compared like {@link Double}s. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix && Arrays.deepEquals(rows, matrix.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
