package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Making, reading and comparing matrices. */
class MatrixTest {
    private final double[][] rows = {{1, 2, 3}, {4, 5, 6}};

    @Test
    void ofCopies() {
        Matrix a = Matrix.of(rows);
        rows[1][2] = 7;
        assertThat(a.get(1, 2)).isEqualTo(6);
        assertThat(a.rows()).isEqualTo(2);
        assertThat(a.columns()).isEqualTo(3);
    }

    @Test
    void wrapShares() {
        Matrix a = Matrix.wrap(rows);
        assertThat(a.data()).isSameAs(rows);
        rows[1][2] = 7;
        assertThat(a.get(1, 2)).isEqualTo(7);
    }

    @Test
    void toArrayCopies() {
        Matrix a = Matrix.of(rows);
        a.toArray()[0][0] = 7;
        assertThat(a.get(0, 0)).isEqualTo(1);
    }

    @Test
    void operationsLeaveTheOperandsAlone() {
        Matrix a = Matrix.of(rows);
        a.softmaxRows();
        a.plusRow(new double[] {1, 1, 1});
        a.plus(a);
        a.times(a.transpose());
        assertThat(a).isEqualTo(Matrix.of(rows));
    }

    @Test
    void constantHasTheSameElements() {
        Matrix a = Matrix.of(rows);
        assertThat(a.constant()).isEqualTo(a);
    }

    @Test
    void comparesShapesAndElements() {
        Matrix a = Matrix.of(rows);
        assertThat(a).isEqualTo(Matrix.of(rows)).hasSameHashCodeAs(Matrix.of(rows));
        assertThat(a).isNotEqualTo(a.transpose()).isNotEqualTo(a.scale(2)).isNotEqualTo(rows);
        assertThat(Matrix.zeros(1, 1)).isNotEqualTo(Matrix.zeros(1, 1).negate());
        assertThat(Matrix.zeros(1, 1).log().log()).isEqualTo(Matrix.of(new double[][] {{Double.NaN}}));
    }

    @Test
    void prints() {
        assertThat(Matrix.of(rows)).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }
}
