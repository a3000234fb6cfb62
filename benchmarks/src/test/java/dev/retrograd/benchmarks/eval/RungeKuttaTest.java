package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Component i of the result is a product of x₀ to xᵢ and a number that depends on the step alone, so its derivatives are the
 * component divided by each of these parameters; up to i = 3 the method is exact.
 */
class RungeKuttaTest {

    @Test
    void fourComponentsAreExact() {
        double[] x = {0.5, 1.5, 0.75, 2};
        for (int steps : new int[] {1, 7, 100}) {
            double[] y = RungeKutta.integrate(x, steps);

            double exact = 1;
            for (int i = 0; i < x.length; i++) {
                exact *= x[i] * 2 / (i + 1);
                assertThat(y[i]).isCloseTo(exact, within(1e-13));
            }
        }
    }

    @Test
    void derivativesOfEachComponent() {
        Random random = new Random(3);
        IntegrateGrad.Workspace ws = new IntegrateGrad.Workspace();
        for (int n : new int[] {1, 2, 5, 9}) {
            for (int steps : new int[] {1, 2, 5}) {
                double[] x = random.doubles(n, 0.5, 1.5).toArray();
                double[] y = RungeKutta.integrate(x, steps);
                for (int component = 0; component < n; component++) {
                    double[] seed = new double[n];
                    seed[component] = 1;

                    double[] value = IntegrateGrad.gradient(x, steps, seed, ws);

                    assertThat(value).containsExactly(y);
                    for (int j = 0; j < n; j++) {
                        double expected = j <= component ? y[component] / x[j] : 0;
                        assertThat(ws.x()[j])
                                .as("n=%d s=%d dy[%d]/dx[%d]", n, steps, component, j)
                                .isCloseTo(expected, within(1e-13 * (1 + expected)));
                    }
                }
            }
        }
    }
}
