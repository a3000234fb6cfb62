package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.runtime.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gradient means where the formula alone does not say: kinks, edges, dead code, shared and thrown things. */
class MeaningTest {
    private static final double NAN = Double.NaN;
    private static Corpus compiled;

    @BeforeAll
    static void compile() throws IOException {
        String source = Files.readString(Path.of("src/test/resources/meaning/Meaning.java"));
        compiled = Corpus.compile(Map.of("meaning.Meaning", source), List.of());
        assertThat(compiled.failure("meaning.Meaning")).isNull();
    }

    private static Companion companion(String method) {
        return compiled.companion("meaning.Meaning", method);
    }

    private static void assertGradient(String method, Object[] arguments, double... expected) {
        assertThat(gradient(method, arguments)).as(method).containsExactly(expected);
    }

    private static double[] gradient(String method, Object... arguments) {
        Companion.Gradient gradient = companion(method).gradient(arguments, null);
        assertThat(Values.flatten(gradient.value()))
                .containsExactly(Values.flatten(companion(method).value(Values.copies(arguments))));
        return gradient.flat();
    }

    @Test
    void kinkOfAbs() {
        assertThat(gradient("absolute", 0.0)).containsExactly(0);
        assertThat(gradient("absolute", -0.0)[0]).isZero();
        assertThat(gradient("absolute", -2.0)).containsExactly(-1);
        assertThat(gradient("absolute", NAN)).containsExactly(NAN);
    }

    @Test
    void tiesGoToTheFirstArgument() {
        assertThat(gradient("larger", 2.0, 2.0)).containsExactly(1, 0);
        assertThat(gradient("smaller", 2.0, 2.0)).containsExactly(1, 0);
        assertThat(gradient("larger", -0.0, 0.0)).containsExactly(1, 0);
        assertThat(gradient("smaller", 0.0, -0.0)).containsExactly(1, 0);
        assertThat(gradient("larger", 1.0, 2.0)).containsExactly(0, 1);
        assertThat(gradient("smaller", 1.0, 2.0)).containsExactly(1, 0);
    }

    @Test
    void notANumberTakesTheDerivative() {
        assertThat(gradient("larger", 1.0, NAN)).containsExactly(0, 1);
        assertThat(gradient("larger", NAN, 1.0)).containsExactly(1, 0);
        assertThat(gradient("smaller", 1.0, NAN)).containsExactly(0, 1);
    }

    @Test
    void remainderTruncates() {
        assertThat(gradient("remainder", 7.5, 2.0)).containsExactly(1, -3);
        assertThat(gradient("remainder", -7.5, 2.0)).containsExactly(1, 3);
    }

    @Test
    void branchesTakenCount() {
        assertThat(gradient("chosen", 1.0, 1.0)).containsExactly(0, 3);
        assertThat(gradient("inactiveBranchOnly", 1.0, 2.0)).containsExactly(0, 1);
        assertThat(gradient("inactiveBranchOnly", NAN, 2.0)).containsExactly(0, 1);
    }

    @Test
    void stepsHaveDerivativeZero() {
        assertThat(gradient("steps", 2.0)).containsExactly(1);
        assertThat(gradient("steps", 2.5)).containsExactly(1);
        assertThat(gradient("steps", 0.0)).containsExactly(1);
    }

    /** What is declared constant is a factor: the derivative of its product with a variable is the factor itself. */
    @Test
    void constantsCutTheDerivative() {
        assertThat(gradient("cut", 3.0, new double[] {2, -5})).containsExactly(3, 2, -5);
    }

    @Test
    void deadCodeContributesNothing() {
        assertGradient("unusedRoot", new Object[] {0.0}, 1);
        assertGradient("unusedRoot", new Object[] {4.0}, 0.25);
        assertGradient("unusedLogarithm", new Object[] {0.0, 3.0}, 0, 1);
        assertGradient("unusedLogarithm", new Object[] {-1.0, 3.0}, 0, 1);
        assertGradient("unusedQuotient", new Object[] {0.0, 3.0}, 0, 1);
        assertGradient("unusedQuotient", new Object[] {2.0, 3.0}, -0.75, 0.5);
        assertGradient("unusedInLoop", new Object[] {new double[] {0, 4, 0, -1}}, 0, -0.0625, 0, 0);
        assertGradient("unreadElement", new Object[] {0.0, 3.0}, 0, 6);
        assertGradient("overwrittenBeforeUse", new Object[] {0.0, 3.0}, 0, 6);
        assertGradient("killedInLoop", new Object[] {0.0, 2}, 1);
        assertGradient("unusedAfterBreak", new Object[] {4.0, 2}, 0.25);
        assertGradient("unusedAfterBreak", new Object[] {0.0, 2}, 0);
        assertGradient("unusedInHelper", new Object[] {0.0, 3.0}, 0, 1);
        assertGradient("unusedInHelper", new Object[] {NAN, 3.0}, 0, 1);
        assertGradient("vectorLength", new Object[] {0.0, 0.0}, 1, 0);
        assertGradient("emptyLoop", new Object[] {3.0, new double[0]}, 1);
    }

    /** The reciprocal of a subnormal number is infinite, and would be no number times zero; the quotients are finite. */
    @Test
    void quotientsByNumbersNextToZero() {
        assertThat(gradient("ratio", 0.0, Double.MIN_VALUE)).containsExactly(Double.POSITIVE_INFINITY, -0.0);
        double small = 3 * 0x1p-1030;
        Object[] arguments = {2 * small, small};
        assertThat(companion("ratios").gradient(arguments, new double[] {small}).flat())
                .containsExactly(1, -2);
        Object[] large = {0x1p1023, -0x1p1023};
        assertThat(companion("ratios").gradient(large, new double[] {0x1p1023}).flat())
                .containsExactly(-1, -1);
    }

    /** The product of step and coefficient is infinite, and would be no number times the adjoint of zero. */
    @Test
    void stepsWithWhichPartialsOverflow() {
        double[] seed = {1, 0};
        Object[] large = {0.0, 0.0, new double[] {1e200}, 1e200};
        assertThat(companion("turned").gradient(large, seed).flat()).containsExactly(1, Double.POSITIVE_INFINITY);
        Object[] plain = {2.0, 3.0, new double[] {0.5}, 4.0};
        assertThat(companion("turned").gradient(plain, seed).flat()).containsExactly(1, 2);
        Object[] small = {2.0, 3.0, new double[] {0.5}, 0.125};
        assertThat(companion("turned").gradient(small, seed).flat()).containsExactly(1, 0.0625);
    }

    /** The element that all iterations add to is not there, and no iteration asks for it. */
    @Test
    void loopsWithoutTurnsTouchNothing() {
        assertThat(gradient("scaled", new double[0], new double[0], 3)).isEmpty();
        assertThat(gradient("scaled", new double[] {2, 3}, new double[] {5, 7}, 1))
                .containsExactly(0, 74, 30, 42);
        assertThatThrownBy(() -> gradient("scaled", new double[] {2, 3}, new double[] {5}, 2))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    /** The method throws before it asks for an element that is not there. */
    @Test
    void whatIsThrownFirstIsThrown() {
        double[] factors = {2, 3};
        assertThat(gradient("scaledIfPositive", factors, new double[] {5, 7}, 1))
                .containsExactly(0, 74, 30, 42);
        assertThatThrownBy(() -> gradient("scaledIfPositive", factors, new double[] {-5, 7}, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zeroSeedIsNoContribution() {
        Companion parts = companion("parts");
        assertThat(parts.gradient(new Object[] {0.0, 3.0}, new double[] {0, 1}).flat())
                .containsExactly(0, 6);
        assertThat(parts.gradient(new Object[] {0.0, 3.0}, new double[] {1, 1}).flat())
                .containsExactly(Double.POSITIVE_INFINITY, 6);
    }

    @Test
    void edgesFollowTheFormula() {
        assertThat(gradient("root", 0.0)).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(gradient("root", -1.0)).containsExactly(NAN);
        assertThat(gradient("logarithm", 0.0)).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(gradient("power", 0.0, 2.0)).containsExactly(0, 0);
        assertThat(gradient("power", 0.0, 1.0)).containsExactly(1, 0);
        assertThat(gradient("power", 3.0, 0.0)).containsExactly(0, Math.log(3));
        assertThat(gradient("power", -2.0, 3.0)[0]).isEqualTo(12);
        assertThat(gradient("length", 3.0, 4.0)).containsExactly(new double[] {0.6, 0.8}, within(Math.ulp(1.0)));
    }

    @Test
    void argumentsThatShareWhatIsWrittenAreRefused() {
        double[] v = {2, 3};
        assertThatThrownBy(() -> gradient("writes", v, v))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and b are the same array, which the method writes: pass a copy");
        assertThat(v).containsExactly(2, 3);
        assertThat(gradient("reads", v, v)).containsExactly(2, 0, 2, 0);
        double[][] rows = {{1, 2}, {3, 4}};
        double[][] others = {{5, 6}};
        assertThat(gradient("writesRows", rows, v, others)).containsExactly(0, 33, 12, 0, 18, 22);
        assertThatThrownBy(() -> gradient("writesRows", rows, rows[1], others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and b share an array, which the method writes: pass a copy");
        assertThatThrownBy(() -> gradient("writesRows", rows, v, rows.clone()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and c share an array, which the method writes: pass a copy");
        assertThatThrownBy(() -> gradient("writesRows", new double[][] {v, v}, others[0], others))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two rows of a are the same array, which the method writes: pass a copy");
        assertThat(rows).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @Test
    void arraysFromElsewhereThatAreArgumentsAreRefused() {
        double[] v = {2, 3};
        double[] other = {5, 7};
        assertThat(gradient("writesBesideList", v, List.of(other, other))).containsExactly(7 * 5 + 49 * 5, 0);
        assertThatThrownBy(() -> gradient("writesBesideList", v, List.of(other, v)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and row are the same array, which the method writes: pass a copy");
        assertThat(v).containsExactly(2, 3);
        assertThat(gradient("writesBesideTable", v)).containsExactly(8, 0);
    }

    @Test
    void emptyRowsAreNotShared() {
        assertThat(gradient("writesScratch", 3.0, new double[2][])).containsExactly(6);
    }

    /** The gradient throws what the method throws, and its workspace goes on to give the right result. */
    private static void assertThrows(String method, Object[] good, List<Object[]> bad) {
        Companion companion = companion(method);
        Object workspace = companion.workspace();
        double[] expected = companion.gradient(good, null, workspace).flat();
        for (Object[] arguments : bad) {
            Throwable own = thrown(() -> companion.value(Values.copies(arguments)));
            for (Object place : new Object[] {companion.workspace(), workspace}) {
                Throwable same = thrown(() -> companion.gradient(arguments, null, place));
                assertThat(same).as(method).hasSameClassAs(own);
                if (!(own instanceof NullPointerException)) { // its message names local variables by number
                    assertThat(same).as(method).hasMessage(own.getMessage());
                }
            }
            assertThat(companion.gradient(good, null, workspace).flat()).containsExactly(expected);
        }
    }

    @Test
    void derivativesThrowWhatTheMethodThrows() {
        double[] v = {2, 3, 4};
        assertThrows(
                "checked", new Object[] {v, 2}, List.of(new Object[] {v, 0}, new Object[] {v, 4}, new Object[] {v, 20
                }));
        assertThrows("throwsInWhile", new Object[] {v, 3}, List.of(new Object[] {v, 4}, new Object[] {null, 1}));
        double[][] wide = {{1, 2}, {3, 4}, {1, 2, 3}};
        assertThrows(
                "throwsInNest",
                new Object[] {new double[][] {{1, 2}, {3, 4}, {5, 6}}},
                List.of(new Object[] {wide}, new Object[] {new double[][] {{1, 2}, null}}));
        assertThrows(
                "throwsInLoopOnly",
                new Object[] {2.0, v, 0, 0},
                List.of(new Object[] {2.0, v, 1, 0}, new Object[] {2.0, v, 1, 1}));
    }

    @Test
    void whatThrowsIsNoDeadCode() {
        double[] v = {2, 3, 4};
        assertThat(gradient("unusedThatThrows", v, 1, 0)).containsExactly(4, 0, 0);
        List<Object[]> bad = new ArrayList<>();
        bad.add(new Object[] {v, 3, 0});
        bad.add(new Object[] {v, 0, 1});
        bad.add(new Object[] {v, -1, 2});
        bad.add(new Object[] {v, 3, 3});
        bad.add(new Object[] {v, 0, 4});
        bad.add(new Object[] {v, 1, 5});
        assertThrows("unusedThatThrows", new Object[] {v, 1, 0}, bad);
    }

    private static Throwable thrown(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> gradient("product", Matrix.zeros(2, 3), Matrix.zeros(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x3");
        assertThatThrownBy(() -> companion("parts").gradient(new Object[] {1.0, 1.0}, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3")
                .hasMessageContaining("2");
    }

    @Test
    void valuesAndGradientsAreNobodyElsesArrays() {
        double[] v = {1, 2};
        double[] seed = {3, 4};
        Companion.Gradient gradient = companion("same").gradient(new Object[] {v, 1.0}, seed);
        assertThat(gradient.value()).isNotSameAs(v).isEqualTo(v);
        assertThat(gradient.adjoints().get(0)).isNotSameAs(seed).isEqualTo(seed);
        assertThat(gradient.adjoints().get(1)).isEqualTo(0.0);
        Companion.Gradient again = companion("same").gradient(new Object[] {v, 1.0}, seed);
        assertThat(again.adjoints().get(0)).isNotSameAs(gradient.adjoints().get(0));

        Matrix m = Matrix.of(new double[][] {{1, 2}});
        Matrix value = (Matrix)
                companion("sameMatrix").gradient(new Object[] {m, 1.0}, m).value();
        assertThat(value.data()[0]).isNotSameAs(m.data()[0]).containsExactly(1, 2);
    }

    @Test
    void constantsHaveNoDerivative() {
        assertThat(gradient("stopped", Matrix.of(new double[][] {{1, 2}, {3, 4}})))
                .containsExactly(3, 7, 3, 7);
        assertThat(gradient("stoppedBeforeWrite", Matrix.of(new double[][] {{1, 2}, {3, 4}}), 5.0))
                .containsExactly(0, 7, 3, 7, 3);
        assertThat(gradient("constantAmongActive", 2.0, 3.0, 5.0)).containsExactly(15, 6);
    }

    @Test
    void zeroTimesInfinityInLiveCodeStands() {
        assertThat(gradient("rootTimesZero", 0.0)).hasSize(1);
    }

    @Test
    void aClosedRangeNeverLosesItsLastNumberSilently() {
        assertThat(gradient("closedRange", 3.0, 10)).containsExactly(18);
        assertThatThrownBy(() -> gradient("closedRange", 3.0, Integer.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }
}
