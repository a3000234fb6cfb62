package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is refused by the operation's name and the shapes. */
class MatrixShapeTest {
    private static final double[][] JAGGED = {{1, 2, 3}, {4, 5}};

    private final Matrix a = Matrix.zeros(2, 3);
    private final Matrix b = Matrix.zeros(4, 5);

    @Test
    void product() {
        String message = "times: 2x3 by 4x5: the left has 3 columns, the right 4 rows";
        refused(message, () -> a.times(b));
        refused(message, () -> Matrix.times(a.data(), b.data()));
        refused(message, () -> Matrix.requireProduct(a.data(), b.data()));
        refused(
                "times: 4x1 by 2x2: the left has 1 column, the right 2 rows",
                () -> Matrix.zeros(4, 1).times(Matrix.zeros(2, 2)));
        refused(
                "times: 2x2 by 1x4: the left has 2 columns, the right 1 row",
                () -> Matrix.zeros(2, 2).times(Matrix.zeros(1, 4)));
        refused("times: row 1 of the left has 2 columns, row 0 has 3", () -> Matrix.times(JAGGED, b.data()));
        refused("times: row 1 of the right has 2 columns, row 0 has 3", () -> Matrix.times(a.data(), JAGGED));
    }

    @Test
    void equalShapes() {
        refused("plus: 2x3 and 4x5: the shapes have to be equal", () -> a.plus(b));
        refused("minus: 2x3 and 4x5: the shapes have to be equal", () -> a.minus(b));
        refused("hadamard: 2x3 and 4x5: the shapes have to be equal", () -> a.hadamard(b));
        refused("divideElements: 2x3 and 4x5: the shapes have to be equal", () -> a.divideElements(b));
        refused("plus: 2x3 and 4x5: the shapes have to be equal", () -> Matrix.plus(a.data(), b.data()));
        refused("minus: 2x3 and 4x5: the shapes have to be equal", () -> Matrix.minus(a.data(), b.data()));
        refused("hadamard: 2x3 and 4x5: the shapes have to be equal", () -> Matrix.hadamard(a.data(), b.data()));
        refused(
                "blend: 2x3 and 4x5: the shapes have to be equal",
                () -> Matrix.requireSameShape("blend", a.data(), b.data()));
        refused("plus: 2x3 and 2x4: the shapes have to be equal", () -> a.plus(Matrix.zeros(2, 4)));
        refused("plus: 2x3 and 1x3: the shapes have to be equal", () -> a.plus(Matrix.zeros(1, 3)));
        refused("minus: row 1 of the right has 2 columns, row 0 has 3", () -> Matrix.minus(a.data(), JAGGED));
    }

    @Test
    void broadcasts() {
        String row = "plusRow: 2x3 and a row of 1x2: the matrix has 3 columns, the row 2";
        refused(row, () -> a.plusRow(new double[2]));
        refused(row, () -> Matrix.requireRow(a.data(), new double[2]));
        String column = "plusColumn: 2x3 and a column of 3x1: the matrix has 2 rows, the column 3";
        refused(column, () -> a.plusColumn(new double[3]));
        refused(column, () -> Matrix.requireColumn(a.data(), new double[3]));
        refused("plusRow: row 1 has 2 columns, row 0 has 3", () -> Matrix.requireRow(JAGGED, new double[3]));
        refused("plusColumn: row 1 has 2 columns, row 0 has 3", () -> Matrix.requireColumn(JAGGED, new double[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"of", "wrap", "transpose", "scale", "blend"})
    void rectangles(String operation) {
        refused(operation + ": row 1 has 2 columns, row 0 has 3", () -> take(operation, JAGGED));
        refused(
                operation + ": a matrix has at least one row and one column, not 0x0",
                () -> take(operation, new double[0][]));
        refused(
                operation + ": a matrix has at least one row and one column, not 2x0",
                () -> take(operation, new double[2][0]));
    }

    private static void take(String operation, double[][] operand) {
        switch (operation) {
            case "of" -> Matrix.of(operand);
            case "wrap" -> Matrix.wrap(operand);
            case "transpose" -> Matrix.transpose(operand);
            case "scale" -> Matrix.scale(operand, 2.0);
            default -> Matrix.requireRectangular(operation, operand);
        }
    }

    @Test
    void sizes() {
        refused("zeros: a matrix has at least one row and one column, not 0x3", () -> Matrix.zeros(0, 3));
        refused("zeros: a matrix has at least one row and one column, not 3x-1", () -> Matrix.zeros(3, -1));
        refused(
                "zeros: a matrix has at least one row and one column, not 0x3",
                () -> Matrix.requireSize("zeros", 0, 3));
        refused(
                "times of the left: a matrix has at least one row and one column, not 0x0",
                () -> Matrix.times(new double[0][], b.data()));
    }

    @Test
    void elementOutside() {
        assertThatThrownBy(() -> a.get(2, 0)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> a.get(-1, 0)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> a.get(0, 3)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> a.get(0, -1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void whatFitsPasses() {
        Matrix.requireProduct(new double[2][3], new double[3][7]);
        Matrix.requireSameShape("plus", new double[2][3], new double[2][3]);
        Matrix.requireRow(new double[2][3], new double[3]);
        Matrix.requireColumn(new double[2][3], new double[2]);
        Matrix.requireRectangular("of", new double[1][1]);
        assertThat(Matrix.times(new double[2][3], new double[3][7])).hasDimensions(2, 7);
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
