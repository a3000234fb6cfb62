package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.runtime.GradientCheck;
import dev.retrograd.runtime.RuleCheck;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules by hand against differences, and against the derivative of the loops that they spare. */
class RulesTest {
    private final Random random = new Random(11);

    private double[] positive(int n) {
        return random.doubles(n, 0.5, 2).toArray();
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-11 * (1 + Math.abs(expected[i]))));
        }
    }

    @Test
    void linearSystem() {
        double[] stiffness = positive(7);
        double[] load = positive(6);
        GradientCheck.of(EnergyGrad.class).check(LinearSystem::energy, stiffness, load);
        EnergyGrad.Gradient byRule = EnergyGrad.gradient(stiffness, load);
        EnergyByLoopsGrad.Gradient byLoops = EnergyByLoopsGrad.gradient(stiffness, load);
        assertThat(byRule.value()).isEqualTo(LinearSystem.energy(stiffness, load));
        assertClose(byRule.stiffness(), byLoops.stiffness());
        assertClose(byRule.load(), byLoops.load());
    }

    @Test
    void fixedPoint() {
        double[] means = {0.3, 1.7, 2.9, -1.1};
        double[] distances = positive(4);
        GradientCheck.of(OrbitMisfitGrad.class).check(FixedPoint::orbitMisfit, 1.3, 0.4, means, distances);
        OrbitMisfitGrad.Gradient byRule = OrbitMisfitGrad.gradient(1.3, 0.4, means, distances);
        OrbitMisfitByLoopsGrad.Gradient byLoops = OrbitMisfitByLoopsGrad.gradient(1.3, 0.4, means, distances);
        assertThat(byRule.axis()).isCloseTo(byLoops.axis(), within(1e-11));
        assertThat(byRule.eccentricity()).isCloseTo(byLoops.eccentricity(), within(1e-11));
        assertClose(byRule.means(), byLoops.means());
        assertClose(byRule.distances(), byLoops.distances());
    }

    private static void assertClose(double[][] actual, double[][] expected) {
        assertThat(actual).hasSameDimensionsAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertClose(actual[i], expected[i]);
        }
    }

    /** Second derivatives differentiate the rule itself. */
    @Test
    void secondDerivatives() {
        double[] stiffness = positive(7);
        double[] load = positive(6);
        GradientCheck.of(EnergyGrad.class)
                .checkAll(at -> LinearSystem.energy((double[]) at[0], (double[]) at[1]), stiffness, load);
        assertClose(EnergyGrad.hessian(stiffness, load), EnergyByLoopsGrad.hessian(stiffness, load));
        double[] means = {0.3, 1.7, 2.9, -1.1};
        double[] distances = positive(4);
        assertClose(
                OrbitMisfitGrad.hessian(1.3, 0.4, means, distances),
                OrbitMisfitByLoopsGrad.hessian(1.3, 0.4, means, distances));
    }

    @Test
    void eachRuleByItself() {
        RuleCheck.of(FixedPoint.class, "anomalyAdjoint")
                .check(at -> FixedPoint.anomaly((double) at[0], (double) at[1]), 0.7, 0.3);
        double[][] matrix = {{3, 1, 0.5}, {0.2, -4, 1}, {1, 1, 5}};
        RuleCheck.of(LinearSystem.class, "solveTangent")
                .check(at -> LinearSystem.solve((double[][]) at[0], (double[]) at[1]), matrix, positive(3));
        RuleCheck.of(LinearSystem.class, "solveAdjoint")
                .check(at -> LinearSystem.solve((double[][]) at[0], (double[]) at[1]), matrix, positive(3));
    }

    /** A rule that is off by a sign, and one that writes to what it is given. */
    static final class Wrong {
        private Wrong() {}

        static double sine(double x, double result, double seed) {
            return -seed * Math.cos(x);
        }

        static double[] doubled(double[] x, double[] result, double[] seed) {
            for (int i = 0; i < seed.length; i++) {
                seed[i] *= 2;
            }
            return seed;
        }
    }

    @Test
    void wrongRulesAreFound() {
        assertThatThrownBy(() -> RuleCheck.of(Wrong.class, "sine").check(at -> Math.sin((double) at[0]), 0.4))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Wrong.sine: component 0 is");
        assertThatThrownBy(() -> RuleCheck.of(Wrong.class, "doubled")
                        .check(
                                at -> {
                                    double[] x = (double[]) at[0];
                                    return new double[] {2 * x[0], 2 * x[1]};
                                },
                                new double[] {1, 2}))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("changes what it is given");
    }
}
