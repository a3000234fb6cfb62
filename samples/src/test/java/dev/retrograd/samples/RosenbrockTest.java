package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.GradientCheck;
import org.junit.jupiter.api.Test;

/** All members of a companion against each other, and a Hessian known by hand. */
class RosenbrockTest {

    @Test
    void theHessianAtTheMinimum() {
        double[][] hessian = ValleyGrad.hessian(new double[] {1, 1});

        assertThat(hessian).isDeepEqualTo(new double[][] {{802, -400}, {-400, 200}});
        assertThat(ValleyGrad.hvp(new double[] {1, 1}, new double[] {1, 2}).x()).containsExactly(2, 0);
    }

    @Test
    void tangentsProductsAndJacobiansAgreeWithTheGradient() {
        double[] x = {-1.2, 1, 0.75, 2};

        GradientCheck.Report valley = GradientCheck.of(ValleyGrad.class).check(Rosenbrock::valley, x);
        GradientCheck.Report residuals = GradientCheck.of(ResidualsGrad.class).check(Rosenbrock::residuals, x);

        // value, arguments and 4 components, then 3 times the value, the tangent and the product with the Hessian
        assertThat(valley.comparisons()).isEqualTo(2 + 4 + 3 * 3);
        // for 7 seeds, 6 single residuals and a random sum: value, arguments, 4 components, 3 times value, tangent and
        // Jacobian
        assertThat(residuals.comparisons()).isEqualTo(7 * (2 + 4 + 3 * 3));
    }
}
