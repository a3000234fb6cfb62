package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The checks throw exactly where a number is not finite. */
class FiniteCheckTest {
    private static boolean throwsIt(Runnable check) {
        Throwable thrown = catchThrowable(check::run);
        assertThat(thrown == null || thrown instanceof NonFiniteException).isTrue();
        return thrown != null;
    }

    @Property
    void adjointsHaveToBeFinite(@ForAll double value, @ForAll double a, @ForAll double b) {
        boolean bad = !Double.isFinite(value);
        assertThat(throwsIt(() -> FiniteCheck.adjoint(value, "dx", "M.java:1", "rule")))
                .isEqualTo(bad);
        assertThat(throwsIt(() -> FiniteCheck.adjoint(value, "dx", "M.java:1", "rule", "a", a)))
                .isEqualTo(bad);
        assertThat(throwsIt(() -> FiniteCheck.adjoint(value, "dx", "M.java:1", "rule", "a; b", a, b)))
                .isEqualTo(bad);
        assertThat(throwsIt(() -> FiniteCheck.adjoint(value, "dx", "M.java:1", "rule", "a; b; c", a, b, a)))
                .isEqualTo(bad);
    }

    @Example
    void valuesHaveToBeFiniteIfWhatTheyAreMadeOfIs() {
        double[] numbers = {
            0, -1, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (double value : numbers) {
            boolean bad = !Double.isFinite(value);
            assertThat(throwsIt(() -> FiniteCheck.value(value, "x", "M.java:1", "rule")))
                    .isEqualTo(bad);
            for (double a : numbers) {
                boolean one = bad && Double.isFinite(a);
                assertThat(throwsIt(() -> FiniteCheck.value(value, "x", "M.java:1", "rule", "a", a)))
                        .isEqualTo(one);
                for (double b : numbers) {
                    boolean two = one && Double.isFinite(b);
                    assertThat(throwsIt(() -> FiniteCheck.value(value, "x", "M.java:1", "rule", "a; b", a, b)))
                            .isEqualTo(two);
                    assertThat(throwsIt(() -> FiniteCheck.value(value, "x", "M.java:1", "rule", "a; b; c", b, 1, a)))
                            .isEqualTo(two);
                }
            }
        }
    }

    @Example
    void theMessageNamesEverything() {
        assertThatThrownBy(
                        () -> FiniteCheck.adjoint(Double.NaN, "dx", "M.java:7", "y = f(x, z)", "x; y[i]; z", 1, 2, 3))
                .hasMessage("adjoint dx is NaN at M.java:7: y = f(x, z); with x = 1.0, y[i] = 2.0, z = 3.0")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(NonFiniteException.class))
                .satisfies(thrown -> {
                    assertThat(thrown.variable()).isEqualTo("dx");
                    assertThat(thrown.place()).isEqualTo("M.java:7");
                    assertThat(thrown.rule()).isEqualTo("y = f(x, z)");
                });
    }
}
