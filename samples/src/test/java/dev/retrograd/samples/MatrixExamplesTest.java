package dev.retrograd.samples;

import static dev.retrograd.samples.Samples.oneHot;
import static dev.retrograd.samples.Samples.product;
import static dev.retrograd.samples.Samples.rounding;
import static dev.retrograd.samples.Samples.rows;
import static dev.retrograd.samples.Samples.transpose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Examples 3 to 5, element by element: a seed that is 1 at (a, b) asks for the derivatives of the result's element (a, b). */
class MatrixExamplesTest {

    private static final int SAMPLES = 4;
    private static final int INPUTS = 3;
    private static final int UNITS = 5;
    private static final int OUTPUTS = 2;

    private final Random random = new Random(3);
    private final double[][] x = rows(SAMPLES, INPUTS, random);
    private final double[][] w = rows(INPUTS, UNITS, random);
    private final double[][] v = rows(UNITS, OUTPUTS, random);

    @Test
    void productElementByElement() {
        for (int a = 0; a < SAMPLES; a++) {
            for (int b = 0; b < UNITS; b++) {
                Matrix seed = Matrix.of(oneHot(SAMPLES, UNITS, a, b));
                ProductGrad.Gradient gradient = ProductGrad.gradient(Matrix.of(x), Matrix.of(w), seed);

                assertSame(MatrixExamples.product(Matrix.of(x), Matrix.of(w)), gradient.value());
                for (int d = 0; d < INPUTS; d++) {
                    for (int c = 0; c < SAMPLES; c++) {
                        assertThat(gradient.x().get(c, d)).isEqualTo(a == c ? w[d][b] : 0);
                    }
                    for (int column = 0; column < UNITS; column++) {
                        assertThat(gradient.w().get(d, column)).isEqualTo(column == b ? x[a][d] : 0);
                    }
                }
            }
        }
    }

    @Test
    void productOfArraysElementByElement() {
        for (int a = 0; a < SAMPLES; a++) {
            for (int b = 0; b < UNITS; b++) {
                double[][] seed = oneHot(SAMPLES, UNITS, a, b);
                ArrayProductGrad.Gradient gradient = ArrayProductGrad.gradient(x, w, seed);

                assertThat(gradient.value()).isDeepEqualTo(MatrixExamples.arrayProduct(x, w));
                assertThat(seed).isDeepEqualTo(oneHot(SAMPLES, UNITS, a, b));
                for (int d = 0; d < INPUTS; d++) {
                    for (int c = 0; c < SAMPLES; c++) {
                        assertThat(gradient.x()[c][d]).isEqualTo(a == c ? w[d][b] : 0);
                    }
                    for (int column = 0; column < UNITS; column++) {
                        assertThat(gradient.w()[d][column]).isEqualTo(column == b ? x[a][d] : 0);
                    }
                }
            }
        }
    }

    @Test
    void tripleProductElementByElement() {
        double[][] xw = product(x, w);
        double[][] wv = product(w, v);
        for (int a = 0; a < SAMPLES; a++) {
            for (int b = 0; b < OUTPUTS; b++) {
                Matrix seed = Matrix.of(oneHot(SAMPLES, OUTPUTS, a, b));
                TripleProductGrad.Gradient gradient =
                        TripleProductGrad.gradient(Matrix.of(x), Matrix.of(w), Matrix.of(v), seed);

                for (int d = 0; d < INPUTS; d++) {
                    for (int c = 0; c < SAMPLES; c++) {
                        double expected = a == c ? wv[d][b] : 0;
                        assertThat(gradient.x().get(c, d)).isCloseTo(expected, rounding(expected));
                    }
                    for (int e = 0; e < UNITS; e++) {
                        double expected = x[a][d] * v[e][b];
                        assertThat(gradient.w().get(d, e)).isCloseTo(expected, rounding(expected));
                    }
                }
                for (int e = 0; e < UNITS; e++) {
                    for (int column = 0; column < OUTPUTS; column++) {
                        double expected = column == b ? xw[a][e] : 0;
                        assertThat(gradient.v().get(e, column)).isCloseTo(expected, rounding(expected));
                    }
                }
            }
        }
    }

    @Test
    void layerPassesTheGivenAdjointOn() {
        double[][] dD = rows(SAMPLES, UNITS, random);

        LayerGrad.Gradient gradient = LayerGrad.gradient(Matrix.of(x), Matrix.of(w), Matrix.of(dD));

        assertClose(product(dD, transpose(w)), gradient.x());
        assertClose(product(transpose(x), dD), gradient.w());
    }

    @Test
    void layerGivesTheSameBitsFromAWorkspaceOfAnotherShape() {
        LayerGrad.Workspace ws = new LayerGrad.Workspace();
        LayerGrad.gradient(Matrix.of(v), Matrix.of(transpose(v)), Matrix.of(rows(UNITS, UNITS, random)), ws);
        Matrix seed = Matrix.of(rows(SAMPLES, UNITS, random));

        Matrix value = LayerGrad.gradient(Matrix.of(x), Matrix.of(w), seed, ws);

        LayerGrad.Gradient gradient = LayerGrad.gradient(Matrix.of(x), Matrix.of(w), seed);
        assertSame(gradient.value(), value);
        assertSame(gradient.x(), ws.x());
        assertSame(gradient.w(), ws.w());
    }

    private static void assertSame(Matrix expected, Matrix actual) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.columns()).isEqualTo(expected.columns());
        for (int row = 0; row < expected.rows(); row++) {
            for (int column = 0; column < expected.columns(); column++) {
                assertThat(actual.get(row, column)).isEqualTo(expected.get(row, column));
            }
        }
    }

    private static void assertClose(double[][] expected, Matrix actual) {
        assertThat(actual.rows()).isEqualTo(expected.length);
        assertThat(actual.columns()).isEqualTo(expected[0].length);
        for (int row = 0; row < expected.length; row++) {
            for (int column = 0; column < expected[row].length; column++) {
                double element = expected[row][column];
                assertThat(actual.get(row, column)).isCloseTo(element, rounding(element));
            }
        }
    }
}
