package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Products have the bits of the chain that the class promises, whatever the kernel's blocking. */
class MatrixProductTest {

    @Property(tries = 300)
    void productIsTheChain(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int inner,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll long seed) {
        double[][] a = Samples.matrix(rows, inner, seed);
        double[][] b = Samples.matrix(inner, columns, seed + 1);
        assertThat(Matrix.times(a, b)).isDeepEqualTo(chain(a, b));
        assertThat(Matrix.of(a).times(Matrix.of(b)).data()).isDeepEqualTo(chain(a, b));
    }

    @Property(tries = 6)
    void blocksOfTheKernelDoNotShow(
            @ForAll @IntRange(min = 254, max = 262) int inner,
            @ForAll @IntRange(min = 510, max = 518) int columns,
            @ForAll long seed) {
        double[][] a = Samples.matrix(5, inner, seed);
        double[][] b = Samples.matrix(inner, columns, seed + 1);
        assertThat(Matrix.times(a, b)).isDeepEqualTo(chain(a, b));
    }

    @Property(tries = 300)
    void sumsOfProductsContinueTheChain(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int inner,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll long seed) {
        sumsOfProducts(rows, inner, columns, seed);
    }

    @Property(tries = 6)
    void blocksOfSumsDoNotShow(
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 60, max = 262) int inner,
            @ForAll @IntRange(min = 1, max = 518) int columns,
            @ForAll long seed) {
        sumsOfProducts(rows, inner, columns, seed);
    }

    private static void sumsOfProducts(int rows, int inner, int columns, long seed) {
        double[][] a = Samples.matrix(rows, inner, seed);
        double[][] b = Samples.matrix(inner, columns, seed + 1);
        double[][] start = Samples.matrix(rows, columns, seed + 2);
        double[][] expected = Matrix.of(start).toArray();
        addChain(expected, a, b);
        double[][] sum = Matrix.of(start).toArray();
        Matrix.addProduct(sum, a, b);
        assertThat(sum).isDeepEqualTo(expected);
        double[][] transposed = Matrix.of(start).toArray();
        Matrix.addTransposedProduct(transposed, Matrix.transpose(a), b);
        assertThat(transposed).isDeepEqualTo(expected);
    }

    @Example
    void aProductIsLargeByItsTerms() {
        double[][] row = new double[1][1 << 16];
        assertThat(Matrix.isLarge(row, row)).isTrue();
        assertThat(Matrix.isLarge(new double[20][20], new double[20][20])).isFalse();
        assertThat(Matrix.isLarge(new double[21][20], new double[20][20])).isTrue();
    }

    @Property(tries = 100)
    void productOfTransposesIsTheTransposedProduct(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int inner,
            @ForAll @IntRange(min = 1, max = 9) int columns,
            @ForAll long seed) {
        Matrix a = Matrix.of(Samples.matrix(rows, inner, seed));
        Matrix b = Matrix.of(Samples.matrix(inner, columns, seed + 1));
        assertThat(b.transpose().times(a.transpose())).isEqualTo(a.times(b).transpose());
        assertThat(a.transpose().transpose()).isEqualTo(a);
        assertThat(Matrix.transpose(a.data())).isDeepEqualTo(a.transpose().data());
    }

    @Example
    void chainsStartFromPositiveZeroAndRoundOncePerTerm() {
        double[][] zero = Matrix.times(new double[][] {{-0.0}}, new double[][] {{1.0}});
        assertThat(Double.doubleToRawLongBits(zero[0][0])).isEqualTo(Double.doubleToRawLongBits(0.0));
        double eps = 0x1p-30;
        double[][] fused = Matrix.times(new double[][] {{1.0, 1.0 + eps}}, new double[][] {{-1.0}, {1.0 - eps}});
        assertThat(fused[0][0]).isEqualTo(-0x1p-60);
    }

    @Example
    void infinitiesAndNanFollowTheFormula() {
        double[][] y = Matrix.times(new double[][] {{Double.POSITIVE_INFINITY, 1.0}}, new double[][] {
            {0.0, 1.0}, {1.0, Double.MAX_VALUE}
        });
        assertThat(y[0][0]).isNaN();
        assertThat(y[0][1]).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static double[][] chain(double[][] a, double[][] b) {
        double[][] y = new double[a.length][b[0].length];
        addChain(y, a, b);
        return y;
    }

    private static void addChain(double[][] y, double[][] a, double[][] b) {
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y[i].length; j++) {
                double acc = y[i][j];
                for (int k = 0; k < b.length; k++) {
                    acc = Math.fma(a[i][k], b[k][j], acc);
                }
                y[i][j] = acc;
            }
        }
    }
}
