package dev.retrograd.processor.optimize.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Verifier;
import dev.retrograd.runtime.Matrix;
import org.junit.jupiter.api.Test;

/** What the expansion keeps: the order of effects and checks, loops and branches around matrices; and what it fuses. */
class MatrixExpansionTest {
    private static final String M = "dev.retrograd.runtime.Matrix";
    private static final double[][] ROWS = {{1, 2}, {3, 4}};

    private static Function expand(String text) {
        Function function = Verifier.check(Parser.parse(text.replace("$M", M)));
        return Verifier.check(MatrixExpansion.expand(function, false));
    }

    @Test
    void elementwiseTreesNeedOneNest() {
        Function f = expand("""
                func @f(%a: $M, %b: $M, %v: double[]) -> ($M) {
                  %s = call "Matrix.plus" %a %b : $M
                  %t = call "Matrix.tanh" %s : $M
                  %u = call "Matrix.hadamard" %t %b : $M
                  %y = call "Matrix.plusColumn" %u %v : $M
                  return %y
                }
                """);
        Matrix a = Matrix.of(ROWS);
        Matrix b = a.exp();
        double[] v = {5, 6};
        assertThat(Machine.run(f, a, b, v).get(0))
                .isEqualTo(a.plus(b).tanh().hadamard(b).plusColumn(v));
        assertThat(MatrixCode.loops(f)).isEqualTo(2);
        assertThat(MatrixCode.allocations(f)).isEqualTo(1);
    }

    @Test
    void aMatrixUsedTwiceIsComputedOnce() {
        Function f = expand("""
                func @f(%a: $M) -> ($M) {
                  %e = call "Matrix.exp" %a : $M
                  %y = call "Matrix.hadamard" %e %e : $M
                  return %y
                }
                """);
        Matrix a = Matrix.of(ROWS);
        assertThat(Machine.run(f, a).get(0)).isEqualTo(a.exp().hadamard(a.exp()));
        assertThat(MatrixCode.allocations(f)).isEqualTo(2);
    }

    @Test
    void aSumNeedsNoStorage() {
        Function f = expand("""
                func @f(%a: $M, %b: $M) -> (double) {
                  %p = call "Matrix.hadamard" %a %b : $M
                  %y = call "Matrix.sum" %p : double
                  return %y
                }
                """);
        Matrix a = Matrix.of(ROWS);
        assertThat(Machine.run(f, a, a).get(0)).isEqualTo(30.0);
        assertThat(MatrixCode.allocations(f)).isZero();
    }

    @Test
    void whatIsReadBeforeAWriteStaysBeforeIt() {
        Function f = expand("""
                func @f(%a: double[][]) -> (double[][]) {
                  %two = const 2.0 : double
                  %s = call "Matrix.scale" %a %two : double[][]
                  %0 = const 0 : int
                  %row = load %a[%0] : double[]
                  store %row[%0] = %two
                  %y = call "Matrix.plus" %s %a : double[][]
                  return %y
                }
                """);
        assertThat((double[][]) Machine.run(f, (Object) new double[][] {{10, 1}})
                        .get(0))
                .isDeepEqualTo(new double[][] {{22, 3}});
    }

    @Test
    void matricesAreCarriedAndChosen() {
        Function f = expand("""
                func @power(%a: $M, %n: int, %twice: boolean) -> ($M) {
                  %0 = const 0 : int
                  %p = for "1" %i = %0 < %n step 1 carry %q = %a {
                    %r = call "Matrix.times" %q %a : $M
                    yield %r
                  } : $M
                  %two = const 2.0 : double
                  %y = if %twice {
                    %s = call "Matrix.scale" %p %two : $M
                    yield %s
                  } else {
                    yield %p
                  } : $M
                  return %y
                }
                """);
        Matrix a = Matrix.of(ROWS);
        assertThat(Machine.run(f, a, 2, true).get(0))
                .isEqualTo(a.times(a).times(a).scale(2));
        assertThat(Machine.run(f, a, 0, false).get(0)).isEqualTo(a);
    }

    @Test
    void aNullThatIsTestedForIsNotOpened() {
        Function f = expand("""
                func @f(%a: $M, %x: double) -> (double) {
                  %null = const null : $M
                  %none = call "==" %a %null : boolean
                  %y = if %none {
                    yield %x
                  } else {
                    %s = call "Matrix.sum" %a : double
                    yield %s
                  } : double
                  return %y
                }
                """);
        assertThat(Machine.run(f, Matrix.of(ROWS), 7.0).get(0)).isEqualTo(10.0);
    }

    @Test
    void shapesAreCheckedInTheOrderOfTheCalls() {
        Function f = expand("""
                func @f(%a: $M, %b: $M, %c: $M) -> ($M) {
                  %s = call "Matrix.plus" %a %b : $M
                  %y = call "Matrix.times" %s %c : $M
                  return %y
                }
                """);
        Matrix small = Matrix.zeros(2, 2);
        Matrix large = Matrix.zeros(3, 3);
        assertSame(() -> small.plus(large).times(large), () -> Machine.run(f, small, large, large));
        assertSame(() -> small.plus(small).times(large), () -> Machine.run(f, small, small, large));
    }

    @Test
    void rowsAreCheckedWhereTheRuntimeDoes() {
        double[][] jagged = {{1, 2}, {3}};
        Function transpose = expand("""
                func @f(%a: double[][]) -> (double[][]) {
                  %y = call "Matrix.transpose" %a : double[][]
                  return %y
                }
                """);
        assertSame(() -> Matrix.transpose(jagged), () -> Machine.run(transpose, (Object) jagged));
        Function wrap = expand("""
                func @f(%a: double[][]) -> ($M) {
                  %y = call "Matrix.wrap" %a : $M
                  return %y
                }
                """);
        assertSame(() -> Matrix.wrap(jagged), () -> Machine.run(wrap, (Object) jagged));
        Function zeros = expand("""
                func @f(%n: int) -> ($M) {
                  %y = call "Matrix.zeros" %n %n : $M
                  return %y
                }
                """);
        assertSame(() -> Matrix.zeros(-1, -1), () -> Machine.run(zeros, -1));
        assertThat(Machine.run(zeros, 2).get(0)).isEqualTo(Matrix.zeros(2, 2));
    }

    @Test
    void checksTakeRows() {
        Function f = expand("""
                func @f(%a: $M, %b: $M) -> () {
                  %name = const "seed" : java.lang.String
                  invoke "$M.requireSameShape" %name %a %b
                  return
                }
                """);
        assertThat(Machine.run(f, Matrix.zeros(2, 3), Matrix.zeros(2, 3))).isEmpty();
        assertThatThrownBy(() -> Machine.run(f, Matrix.zeros(2, 3), Matrix.zeros(3, 2)))
                .hasMessage("seed: 2x3 and 3x2: the shapes have to be equal");
    }

    @Test
    void shapesAreRead() {
        Function f = expand("""
                func @f(%a: $M, %b: $M) -> (int, int) {
                  %s = call "Matrix.plus" %a %b : $M
                  %r = call "Matrix.rows" %s : int
                  %c = call "Matrix.columns" %s : int
                  return %r, %c
                }
                """);
        Matrix a = Matrix.zeros(2, 3);
        assertThat(Machine.run(f, a, a)).containsExactly(2, 3);
        assertThat(MatrixCode.loops(f)).as("the sum itself is not needed").isZero();
    }

    @Test
    void scalarsOfTheRuntimeStay() {
        Function f = expand("""
                func @f(%x: double) -> (double) {
                  %y = call "Matrix.sigmoid" %x : double
                  return %y
                }
                """);
        assertThat(Machine.run(f, 0.0).get(0)).isEqualTo(0.5);
    }

    @Test
    void deepArraysAreAddedRowByRow() {
        Function f = expand("""
                func @f(%a: double[][], %b: double[][], %v: double[], %w: double[]) -> () {
                  accumulate %v += %w
                  accumulate %a += %b
                  return
                }
                """);
        double[][] a = {{1}, {2}};
        double[] v = {3};
        Machine.run(f, a, new double[][] {{10}, {20}}, v, new double[] {30});
        assertThat(a).isDeepEqualTo(new double[][] {{11}, {22}});
        assertThat(v).containsExactly(33);
    }

    private static void assertSame(Runnable expected, Runnable actual) {
        Throwable thrown = catchThrowable(expected::run);
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(actual::run).isExactlyInstanceOf(thrown.getClass()).hasMessage(thrown.getMessage());
    }

    /** Below the size the loops run, above it the kernel; nothing but the time tells which. */
    @Test
    void largeProductsAreLeftToTheRuntime() {
        Function product = Verifier.check(Parser.parse("""
                func @f(%a: $M, %b: $M) -> ($M) {
                  %y = call "Matrix.times" %a %b : $M
                  return %y
                }
                """.replace("$M", M)));
        Function either = Verifier.check(MatrixExpansion.expand(product, true));
        assertThat(either.toString()).contains("Matrix.addProduct").contains("Matrix.isLarge");
        assertThat(MatrixExpansion.expand(product, false).toString()).doesNotContain("Matrix.addProduct");
        for (int size : new int[] {2, 21}) {
            double[][] rows = new double[size][size];
            for (int i = 0; i < size * size; i++) {
                rows[i / size][i % size] = Math.sin(i);
            }
            Matrix a = Matrix.of(rows);
            assertThat(Machine.run(either, a, a).get(0)).isEqualTo(a.times(a));
        }
    }
}
