package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Element-wise operations, broadcasts and sums against the scalar formula, bit for bit. */
class MatrixElementsTest {

    @Property(tries = 50)
    void functions(@ForAll @IntRange(min = 1, max = 7) int rows, @ForAll @IntRange(min = 1, max = 7) int columns) {
        Matrix a = Matrix.of(Samples.matrix(rows, columns, 31L * rows + columns));
        Map<UnaryOperator<Matrix>, DoubleUnaryOperator> functions = Map.ofEntries(
                Map.entry(Matrix::negate, x -> -x),
                Map.entry(m -> m.scale(-1.7), x -> x * -1.7),
                Map.entry(m -> Matrix.wrap(Matrix.scale(m.data(), 0.3)), x -> x * 0.3),
                Map.entry(Matrix::sigmoid, Matrix::sigmoid),
                Map.entry(Matrix::tanh, Math::tanh),
                Map.entry(Matrix::exp, Math::exp),
                Map.entry(Matrix::log, Math::log),
                Map.entry(Matrix::relu, x -> x > 0 ? x : 0.0),
                Map.entry(Matrix::square, x -> x * x),
                Map.entry(Matrix::sqrt, Math::sqrt),
                Map.entry(Matrix::softplus, Matrix::softplus));
        functions.forEach((f, scalar) -> {
            double[][] expected = a.toArray();
            for (double[] row : expected) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = scalar.applyAsDouble(row[j]);
                }
            }
            assertThat(f.apply(a)).isEqualTo(Matrix.wrap(expected));
        });
    }

    @Property(tries = 50)
    void operators(@ForAll @IntRange(min = 1, max = 7) int rows, @ForAll @IntRange(min = 1, max = 7) int columns) {
        Matrix a = Matrix.of(Samples.matrix(rows, columns, 7));
        Matrix b = Matrix.of(Samples.matrix(rows, columns, 8));
        double[] row = Samples.matrix(1, columns, 9)[0];
        double[] column = Samples.matrix(1, rows, 10)[0];
        expect(a.plus(b), a, b, (x, y) -> x + y);
        expect(a.minus(b), a, b, (x, y) -> x - y);
        expect(a.hadamard(b), a, b, (x, y) -> x * y);
        expect(a.divideElements(b), a, b, (x, y) -> x / y);
        expect(Matrix.wrap(Matrix.plus(a.data(), b.data())), a, b, (x, y) -> x + y);
        expect(Matrix.wrap(Matrix.minus(a.data(), b.data())), a, b, (x, y) -> x - y);
        expect(Matrix.wrap(Matrix.hadamard(a.data(), b.data())), a, b, (x, y) -> x * y);
        double[][] rowEverywhere = new double[rows][columns];
        double[][] columnEverywhere = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                rowEverywhere[i][j] = row[j];
                columnEverywhere[i][j] = column[i];
            }
        }
        expect(a.plusRow(row), a, Matrix.wrap(rowEverywhere), (x, y) -> x + y);
        expect(a.plusColumn(column), a, Matrix.wrap(columnEverywhere), (x, y) -> x + y);
    }

    private static void expect(Matrix actual, Matrix a, Matrix b, DoubleBinaryOperator f) {
        double[][] expected = new double[a.rows()][a.columns()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                expected[i][j] = f.applyAsDouble(a.get(i, j), b.get(i, j));
            }
        }
        assertThat(actual).isEqualTo(Matrix.wrap(expected));
    }

    @Property(tries = 50)
    void sumsAddAscending(
            @ForAll @IntRange(min = 1, max = 9) int rows, @ForAll @IntRange(min = 1, max = 9) int columns) {
        Matrix a = Matrix.of(Samples.matrix(rows, columns, 3));
        double sum = 0.0;
        double[] rowSums = new double[rows];
        double[] columnSums = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sum = sum + a.get(i, j);
                rowSums[i] = rowSums[i] + a.get(i, j);
                columnSums[j] = columnSums[j] + a.get(i, j);
            }
        }
        assertThat(a.sum()).isEqualTo(sum);
        assertThat(a.rowSums()).containsExactly(rowSums);
        assertThat(a.columnSums()).containsExactly(columnSums);
    }

    @Example
    void aSumOfNegativeZerosIsPositive() {
        Matrix a = Matrix.of(new double[][] {{-0.0}});
        assertThat(1.0 / a.sum()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1.0 / a.rowSums()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1.0 / a.columnSums()[0]).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
