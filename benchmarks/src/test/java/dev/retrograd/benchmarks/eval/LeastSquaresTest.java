package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The residuals and the gradient against the normal equations, with powers by {@code Math.pow}. */
class LeastSquaresTest {

    @Test
    void valueAndGradientAreThoseOfTheNormalEquations() {
        Random random = new Random(1);
        LeastSquaresGrad.Workspace ws = new LeastSquaresGrad.Workspace();
        for (int n : new int[] {2, 3, 8, 33}) {
            double[] x = random.doubles(1 + n / 2).toArray();

            double value = LeastSquaresGrad.gradient(x, n, ws);

            double half = 0;
            double[] expected = new double[x.length];
            for (int i = 0; i < n; i++) {
                double t = (2.0 * i - (n - 1)) / (n - 1);
                double residual = t > 0 ? 1 : t < 0 ? -1 : 0;
                for (int j = 0; j < x.length; j++) {
                    residual -= x[j] * Math.pow(t, j);
                }
                half += residual * residual / 2;
                for (int j = 0; j < x.length; j++) {
                    expected[j] -= residual * Math.pow(t, j);
                }
            }
            assertThat(value).isEqualTo(LeastSquares.leastSquares(x, n));
            assertThat(value).isCloseTo(half, within(1e-12 * half));
            assertThat(ws.x()).containsExactly(expected, within(1e-12 * half));
            assertThat(LeastSquaresGrad.gradient(x, n).x()).containsExactly(ws.x());
        }
    }
}
