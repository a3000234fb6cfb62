package dev.retrograd.processor.optimize.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Verifier;
import dev.retrograd.processor.transform.Reverse;
import dev.retrograd.runtime.Matrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole gradients of matrix functions: reversed, forwarded, expanded and run. */
class GradientTest {
    private static final String M = "dev.retrograd.runtime.Matrix";

    private final Random random = new Random(5);

    static Function gradient(String text) {
        Function reverse = Reverse.of(Verifier.check(Parser.parse(text.replace("$M", M))));
        Function resolved = Verifier.check(LocalSlots.resolve(Verifier.check(reverse)));
        Function forwarded = Verifier.check(ShadowForwarding.forward(resolved));
        return Verifier.check(MatrixExpansion.expand(forwarded, false));
    }

    private Matrix random(int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return Matrix.wrap(a);
    }

    private static Matrix unit(int rows, int columns, int a, int b) {
        double[][] e = new double[rows][columns];
        e[a][b] = 1;
        return Matrix.wrap(e);
    }

    @Test
    void productElementByElement() {
        Function gradient = gradient("""
                func @product(%x: $M active, %w: $M active) -> ($M) {
                  %y = call "Matrix.times" %x %w : $M
                  return %y
                }
                """);
        Matrix x = random(3, 4);
        Matrix w = random(4, 2);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 2; b++) {
                List<Object> results = Machine.run(gradient, x, w, unit(3, 2, a, b));
                assertThat(results.get(0)).isEqualTo(x.times(w));
                for (int c = 0; c < 3; c++) {
                    for (int d = 0; d < 4; d++) {
                        assertThat(((Matrix) results.get(1)).get(c, d)).isEqualTo(a == c ? w.get(d, b) : 0);
                    }
                }
                for (int c = 0; c < 4; c++) {
                    for (int d = 0; d < 2; d++) {
                        assertThat(((Matrix) results.get(2)).get(c, d)).isEqualTo(d == b ? x.get(a, c) : 0);
                    }
                }
            }
        }
    }

    @Test
    void threeFactorsElementByElement() {
        Function gradient = gradient("""
                func @chain(%x: $M active, %w: $M, %v: $M) -> ($M) {
                  %xw = call "Matrix.times" %x %w : $M
                  %y = call "Matrix.times" %xw %v : $M
                  return %y
                }
                """);
        Matrix x = random(3, 4);
        Matrix w = random(4, 2);
        Matrix v = random(2, 5);
        Matrix wv = w.times(v);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 5; b++) {
                List<Object> results = Machine.run(gradient, x, w, v, unit(3, 5, a, b));
                assertThat(results.get(0)).isEqualTo(x.times(w).times(v));
                assertThat(results).hasSize(2);
                for (int c = 0; c < 3; c++) {
                    for (int d = 0; d < 4; d++) {
                        assertThat(((Matrix) results.get(1)).get(c, d))
                                .isCloseTo(a == c ? wv.get(d, b) : 0, within(1e-15));
                    }
                }
            }
        }
    }

    @Test
    void layer() {
        Function gradient = gradient("""
                func @layer(%x: $M active, %w: $M active, %b: double[] active) -> ($M) {
                  %z = call "Matrix.times" %x %w : $M
                  %a = call "Matrix.plusRow" %z %b : $M
                  %h = call "Matrix.sigmoid" %a : $M
                  return %h
                }
                """);
        Matrix x = random(5, 4);
        Matrix w = random(4, 3);
        double[] b = random(1, 3).data()[0];
        Matrix seed = random(5, 3);
        Matrix h = x.times(w).plusRow(b).sigmoid();
        Matrix ones = Matrix.zeros(5, 3).exp();
        Matrix da = seed.hadamard(h).hadamard(ones.minus(h));
        List<Object> results = Machine.run(gradient, x, w, b, seed);
        assertThat(results.get(0)).isEqualTo(h);
        assertThat(results.get(1)).isEqualTo(da.times(w.transpose()));
        assertThat(results.get(2)).isEqualTo(x.transpose().times(da));
        assertThat(results.get(3)).isEqualTo(da.columnSums());
        assertThat(MatrixCode.allocations(gradient))
                .as("z, h, da, the transpose of w; no adjoint of z")
                .isEqualTo(4);
    }

    @Test
    void aSharedAdjointIsNotChangedForBoth() {
        // dY goes to a and b alike; b gets more, which a must not see.
        Function gradient = gradient("""
                func @shared(%p: $M active, %q: $M active) -> ($M) {
                  %a = call "Matrix.negate" %p : $M
                  %b = call "Matrix.negate" %q : $M
                  %c = call "Matrix.hadamard" %b %b : $M
                  %s = call "Matrix.plus" %a %b : $M
                  %y = call "Matrix.plus" %s %c : $M
                  return %y
                }
                """);
        Matrix p = random(2, 3);
        Matrix q = random(2, 3);
        Matrix seed = random(2, 3);
        List<Object> results = Machine.run(gradient, p, q, seed);
        Matrix expected = seed.minus(seed.hadamard(q.negate()).scale(-2)).negate();
        assertThat(results.get(1)).isEqualTo(seed.negate());
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(((Matrix) results.get(2)).get(i, j)).isCloseTo(expected.get(i, j), within(1e-14));
            }
        }
        assertThat(seed).isNotEqualTo(results.get(2));
    }

    @Test
    void theResultsOfASumAreApart() {
        Function gradient = gradient("""
                func @sum(%p: $M active, %q: $M active) -> ($M) {
                  %y = call "Matrix.plus" %p %q : $M
                  return %y
                }
                """);
        Matrix seed = random(2, 2);
        List<Object> results = Machine.run(gradient, random(2, 2), random(2, 2), seed);
        assertThat(results.get(1)).isEqualTo(seed);
        assertThat(results.get(2)).isEqualTo(seed);
        assertThat(((Matrix) results.get(1)).data())
                .isNotSameAs(seed.data())
                .isNotSameAs(((Matrix) results.get(2)).data());
    }

    @Test
    void crossEntropyOfASoftmax() {
        Function gradient = gradient("""
                func @loss(%x: $M, %w: $M active, %labels: $M) -> (double) {
                  %z = call "Matrix.times" %x %w : $M
                  %p = call "Matrix.softmaxRows" %z : $M
                  %l = call "Matrix.log" %p : $M
                  %e = call "Matrix.hadamard" %labels %l : $M
                  %s = call "Matrix.sum" %e : double
                  %loss = call "-" %s : double
                  return %loss
                }
                """);
        Matrix x = random(6, 4);
        Matrix w = random(4, 3);
        Matrix labels = Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        List<Object> results = Machine.run(gradient, x, w, labels);
        Matrix p = x.times(w).softmaxRows();
        assertThat(results.get(0)).isEqualTo(-labels.hadamard(p.log()).sum());
        Matrix expected = x.transpose().times(p.minus(labels));
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(((Matrix) results.get(1)).get(i, j)).isCloseTo(expected.get(i, j), within(1e-14));
            }
        }
    }

    @Test
    void recurrentNetwork() {
        Function gradient = gradient("""
                func @network(%h: $M active, %w: $M active, %b: double[] active, %n: int, %linear: int) -> (double) {
                  %0 = const 0 : int
                  %last = for "1" %t = %0 < %n step 1 carry %s = %h {
                    %z = call "Matrix.times" %s %w : $M
                    %a = call "Matrix.plusRow" %z %b : $M
                    %first = call "==" %t %linear : boolean
                    %next = if %first {
                      yield %a
                    } else {
                      %y = call "Matrix.tanh" %a : $M
                      yield %y
                    } : $M
                    yield %next
                  } : $M
                  %q = call "Matrix.square" %last : $M
                  %loss = call "Matrix.sum" %q : double
                  return %loss
                }
                """);
        Matrix h = random(3, 2);
        Matrix w = random(2, 2);
        double[] b = {0.1, -0.2};
        List<Object> results = Machine.run(gradient, h, w, b, 4, 1);
        assertThat(results.get(0)).isEqualTo(network(h, w, b));
        double step = 1e-6;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                Matrix move = unit(2, 2, i, j).scale(step);
                double slope = (network(h, w.plus(move), b) - network(h, w.minus(move), b)) / (2 * step);
                assertThat(((Matrix) results.get(2)).get(i, j)).isCloseTo(slope, within(1e-7));
                Matrix start = unit(3, 2, i, j).scale(step);
                double first = (network(h.plus(start), w, b) - network(h.minus(start), w, b)) / (2 * step);
                assertThat(((Matrix) results.get(1)).get(i, j)).isCloseTo(first, within(1e-7));
            }
            double[] above = b.clone();
            double[] below = b.clone();
            above[i] += step;
            below[i] -= step;
            double slope = (network(h, w, above) - network(h, w, below)) / (2 * step);
            assertThat(((double[]) results.get(3))[i]).isCloseTo(slope, within(1e-7));
        }
    }

    private static double network(Matrix h, Matrix w, double[] b) {
        Matrix state = h;
        for (int t = 0; t < 4; t++) {
            Matrix a = state.times(w).plusRow(b);
            state = t == 1 ? a : a.tanh();
        }
        return state.square().sum();
    }

    @Test
    void rowsThatAreOverwritten() {
        Function gradient = gradient("""
                func @overwritten(%a: double[][] active, %b: double[][] active) -> (double) {
                  %c = call "Matrix.times" %a %b : double[][]
                  %0 = const 0 : int
                  %row = load %c[%0] : double[]
                  %x = load %row[%0] : double
                  %xx = call "*" %x %x : double
                  store %row[%0] = %xx
                  %d = call "Matrix.hadamard" %c %c : double[][]
                  %drow = load %d[%0] : double[]
                  %y = load %drow[%0] : double
                  return %y
                }
                """);
        double[][] a = {{2, 3}};
        double[][] b = {{5}, {7}};
        List<Object> results = Machine.run(gradient, a, b);
        // y = (a b)^4
        double slope = 4 * Math.pow(31, 3);
        assertThat(results.get(0)).isEqualTo(Math.pow(31, 4));
        assertThat((double[][]) results.get(1)).isDeepEqualTo(new double[][] {{5 * slope, 7 * slope}});
        assertThat((double[][]) results.get(2)).isDeepEqualTo(new double[][] {{2 * slope}, {3 * slope}});
    }

    @Test
    void anElementThatNothingDependsOnStaysZero() {
        // exp overflows at (0, 1), log has an infinite slope at (0, 0), but only (1, 0) is read.
        Function gradient = gradient("""
                func @element(%m: $M active) -> (double) {
                  %e = call "Matrix.exp" %m : $M
                  %l = call "Matrix.log" %m : $M
                  %s = call "Matrix.plus" %e %l : $M
                  %rows = call "Matrix.data" %s : double[][]
                  %0 = const 0 : int
                  %1 = const 1 : int
                  %row = load %rows[%1] : double[]
                  %y = load %row[%0] : double
                  return %y
                }
                """);
        Matrix m = Matrix.of(new double[][] {{0, 1000}, {2, 3}});
        List<Object> results = Machine.run(gradient, m);
        assertThat(results.get(1)).isEqualTo(Matrix.of(new double[][] {{0, 0}, {Math.exp(2) + 0.5, 0}}));
    }
}
