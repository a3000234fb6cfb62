package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Companions written by hand, right ones and ones with a known mistake. */
@SuppressWarnings("ArrayRecordComponent")
class GradientCheckTest {

    /** Σᵢ sin(a xᵢ) with a derivative that is off by the given factor in one component. */
    static double waves(double[] x, double a) {
        double sum = 0;
        for (double element : x) {
            sum += Math.sin(a * element);
        }
        return sum;
    }

    static final class WavesGrad {
        static int wrongAt = -1;
        static double factor = 1;

        record Gradient(double value, double[] x, double a) {}

        static WavesGrad.Gradient gradient(double[] x, double a) {
            double[] dx = new double[x.length];
            double da = 0;
            for (int i = 0; i < x.length; i++) {
                dx[i] = Math.cos(a * x[i]) * a * (i == wrongAt ? factor : 1);
                da += Math.cos(a * x[i]) * x[i];
            }
            return new WavesGrad.Gradient(waves(x, a), dx, da);
        }
    }

    @Property(tries = 100)
    void rightDerivativesPass(
            @ForAll long seed, @ForAll @IntRange(max = 20) int n, @ForAll @DoubleRange(min = -3, max = 3) double a) {
        WavesGrad.wrongAt = -1;
        double[] x = new Random(seed).doubles(n, -10, 10).toArray();

        GradientCheck.Report report = GradientCheck.of(WavesGrad.class).check(GradientCheckTest::waves, x, a);

        assertThat(report.failures()).isZero();
        assertThat(report.comparisons()).isGreaterThanOrEqualTo(n + 2);
    }

    @Property(tries = 100)
    void aWrongComponentIsNamed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int n) {
        Random random = new Random(seed);
        double[] x = random.doubles(n, -1, 1).toArray();
        WavesGrad.wrongAt = random.nextInt(n);
        WavesGrad.factor = random.nextBoolean() ? 1 + 1e-4 : -1;

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.of(WavesGrad.class).check(GradientCheckTest::waves, x, 1.25))
                .withMessageContaining(" by x[" + WavesGrad.wrongAt + "], ")
                .withMessageNotContaining("do not settle");
    }

    @Test
    void whatIsNotDrawnIsSeenAlongDirections() {
        WavesGrad.wrongAt = 700;
        WavesGrad.factor = -1;
        double[] x = new Random(5).doubles(1000).toArray();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> GradientCheck.of(WavesGrad.class).components(2).check(GradientCheckTest::waves, x, 1.0))
                .withMessageContaining(" by a random direction, ");
    }

    @Test
    void theToleranceCounts() {
        WavesGrad.wrongAt = 0;
        WavesGrad.factor = 1 + 1e-4;
        double[] x = {0.5};

        assertThat(GradientCheck.of(WavesGrad.class)
                        .within(1e-3)
                        .check(GradientCheckTest::waves, x, 1.0)
                        .error())
                .isBetween(0.01, 1.0);
    }

    @Test
    void theValueHasToBeTheMethodsOwn() {
        WavesGrad.wrongAt = -1;
        double[] x = {0.5};

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.of(WavesGrad.class)
                        .check((double[] y, Double a) -> waves(y, a) * (1 + 1e-15), x, 1.0))
                .withMessageContaining("has the value");
    }

    static final class AbsoluteGrad {
        record Gradient(double value, double x) {}

        static AbsoluteGrad.Gradient gradient(double x) {
            return new AbsoluteGrad.Gradient(Math.abs(x), Math.signum(x));
        }
    }

    @Test
    void besideAKinkTheStepsAreShortAndOnItTheyDoNotSettle() {
        GradientCheck check = GradientCheck.of(AbsoluteGrad.class);
        for (double x : new double[] {1e-9, -1e-9, 3, -1e9}) {
            assertThat(check.check((Double y) -> Math.abs(y), x).failures()).isZero();
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check.check((Double y) -> y < 0 ? -1.0 : Math.abs(y), 0.0))
                .withMessageContaining("they do not settle");
    }

    static final class RootGrad {
        record Gradient(double value, double x) {}

        static RootGrad.Gradient gradient(double x) {
            return new RootGrad.Gradient(Math.sqrt(x), 0.5 / Math.sqrt(x));
        }
    }

    @Property
    void stepsRetreatToTheDomain(@ForAll @DoubleRange(min = -12, max = 6) double exponent) {
        double x = Math.pow(10, exponent);
        assertThat(GradientCheck.of(RootGrad.class)
                        .check((Double y) -> Math.sqrt(y), x)
                        .failures())
                .isZero();
    }

    static double[] polar(float r, double phi) {
        return new double[] {r * Math.cos(phi), r * Math.sin(phi)};
    }

    static final class PolarGrad {
        static double jvpFactor = 1;

        record Gradient(double[] value, float r, double phi) {}

        record Tangent(double[] value, double[] tangent) {}

        static PolarGrad.Gradient gradient(float r, double phi, double[] seed) {
            return new PolarGrad.Gradient(
                    polar(r, phi),
                    (float) (seed[0] * Math.cos(phi) + seed[1] * Math.sin(phi)),
                    r * (seed[1] * Math.cos(phi) - seed[0] * Math.sin(phi)));
        }

        static Tangent jvp(float r, double phi, float dr, double dphi) {
            double c = Math.cos(phi);
            double s = Math.sin(phi);
            return new Tangent(
                    polar(r, phi), new double[] {(dr * c - r * s * dphi) * jvpFactor, dr * s + r * c * dphi});
        }
    }

    @Property(tries = 100)
    void resultsThatAreNoNumbersAreWeighted(
            @ForAll @DoubleRange(min = 0.1, max = 9) double r, @ForAll @DoubleRange(min = -9, max = 9) double phi) {
        PolarGrad.jvpFactor = 1;
        assertThat(GradientCheck.of(PolarGrad.class)
                        .check(GradientCheckTest::polar, (float) r, phi)
                        .failures())
                .isZero();
    }

    @Test
    void aWrongTangentIsSeen() {
        PolarGrad.jvpFactor = 1.5;
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.of(PolarGrad.class).check(GradientCheckTest::polar, 2f, 0.5))
                .withMessageContaining("PolarGrad.jvp gives");
    }

    record Spring(double length, int turns, double[] ends) {}

    static double energy(Spring spring) {
        return spring.turns * spring.length * spring.length * spring.ends[0] * spring.ends[1];
    }

    static final class EnergyGrad {
        record SpringAdjoint(double length, double[] ends) {}

        record Gradient(double value, SpringAdjoint spring) {}

        static EnergyGrad.Gradient gradient(Spring s) {
            double[] dends = {s.turns * s.length * s.length * s.ends[1], s.turns * s.length * s.length * s.ends[0]};
            return new EnergyGrad.Gradient(
                    energy(s), new SpringAdjoint(2 * s.turns * s.length * s.ends[0] * s.ends[1], dends));
        }
    }

    @Test
    void recordsAreVariedByTheirActiveComponents() {
        Spring spring = new Spring(1.5, 3, new double[] {0.25, 2});
        assertThat(GradientCheck.of(EnergyGrad.class)
                        .check(GradientCheckTest::energy, spring)
                        .failures())
                .isZero();
    }

    static final class SumGrad {
        record Gradient(double value, double[] second) {}

        static SumGrad.Gradient gradient(double[] first, double[] second) {
            return new SumGrad.Gradient(first[0] * second[0], new double[] {first[0]});
        }
    }

    @Test
    void constantsAreToldWhereTypesAndShapesLeaveThemOpen() {
        double[] a = {2};
        double[] b = {3};
        GradientCheck check = GradientCheck.of(SumGrad.class);

        assertThat(check.constant(0)
                        .check((double[] x, double[] y) -> x[0] * y[0], a, b)
                        .failures())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.check((double[] x, double[] y) -> x[0] * y[0], a, b))
                .withMessageContaining("[second] fit several of the arguments; say which are @Constant");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        check.check((double[] x, double[] y) -> x[0] * y[0], new double[] {2, 5}, new double[] {3, 4}))
                .withMessageContaining("[second] fit none");
    }

    @Test
    void otherClassesAndArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.of(String.class).check((Double x) -> x, 1.0))
                .withMessageContaining("is no companion");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.of(RootGrad.class).checkAll(at -> 1.0, 1.0, 2.0, 3.0))
                .withMessageContaining("does not take 3 arguments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.of(RootGrad.class).within(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.of(RootGrad.class).components(0));
    }

    @Test
    void writtenArgumentsAreTheMethodsOwnCopies() {
        double[] x = {0.5, 0.25};
        WavesGrad.wrongAt = -1;

        GradientCheck.of(WavesGrad.class)
                .check(
                        (double[] y, Double a) -> {
                            double result = waves(y, a);
                            y[0] = 99;
                            return result;
                        },
                        x,
                        1.0);

        assertThat(x).containsExactly(0.5, 0.25);
    }
}
