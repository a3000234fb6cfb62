package dev.retrograd.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix table as a table: complete, closed, and explicit about what each partial reads. */
class MatrixRulesTest {
    /** What the front end reduces to other functions, and what generated code alone calls. */
    private static final Set<String> LOWERED = Set.of("get", "addProduct", "addTransposedProduct");

    static Stream<Method> publicMethods() {
        return Stream.of(Matrix.class.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("publicMethods")
    void everyMethodHasARuleOrStandsOnAList(Method method) {
        String name = "Matrix." + method.getName();
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        int arity = method.getParameterCount() + (isStatic ? 0 : 1);
        int found = (MatrixRules.find(name, arity).isPresent() ? 1 : 0)
                + (MatrixRules.isAlias(name) ? 1 : 0)
                + (MatrixRules.isInactive(name) ? 1 : 0)
                + (LOWERED.contains(method.getName()) ? 1 : 0)
                + (method.getName().startsWith("require") ? 1 : 0);
        assertThat(found).as(method.toString()).isEqualTo(1);
    }

    @Test
    void tellsWhatAContributionReads() {
        MatrixRule times = MatrixRules.find("Matrix.times", 2).orElseThrow();
        assertThat(times.reads(0, 1)).isTrue();
        assertThat(times.reads(0, 0)).isFalse();
        assertThat(times.reads(1, 0)).isTrue();
        assertThat(times.readsResult(0)).isFalse();
        assertThat(times).hasToString("Y = times(A, B): dA += dY * B', dB += A' * dY");
        MatrixRule sigmoid = MatrixRules.find("Matrix.sigmoid", 1).orElseThrow();
        assertThat(sigmoid.reads(0, 0)).isFalse();
        assertThat(sigmoid.readsResult(0)).isTrue();
        MatrixRule sum = MatrixRules.find("Matrix.sum", 1).orElseThrow();
        assertThat(sum.reads(0, 0)).isFalse();
    }

    @Test
    void describesItselfInTheUsersNames() {
        MatrixRule times = MatrixRules.find("Matrix.times", 2).orElseThrow();
        Value x = Value.of(ClassType.MATRIX, "x");
        Value w = Value.of(ClassType.MATRIX, "w");
        assertThat(times.describe(List.of(x, w), Value.of(ClassType.MATRIX, "hidden")))
                .isEqualTo("hidden = times(x, w): dx += dhidden * w', dw += x' * dhidden");
        assertThat(times.describe(List.of(x, Value.of(ClassType.MATRIX)), Value.of(ClassType.MATRIX)))
                .isEqualTo("Y = times(x, B): dx += dY * B', dB += x' * dY");
    }

    @Test
    void tellsWhichOperandsAreActive() {
        MatrixRule gate = MatrixRules.find("Matrix.gate", 2).orElseThrow();
        assertThat(gate.isActive(0)).isTrue();
        assertThat(gate.isActive(1)).isFalse();
        assertThat(MatrixRules.find("Matrix.rows", 1)).isEmpty();
        assertThat(MatrixRules.find("Matrix.times", 1)).isEmpty();
        assertThat(MatrixRules.find("Math.sin", 1)).isEmpty();
    }

    @Test
    void refusesARowThatCannotBeRead() {
        assertThatThrownBy(() -> MatrixRule.of("f(A, B)", "dY")).hasMessage("the rule of f(A, B) has 1 partials");
        assertThatThrownBy(() -> MatrixRule.of("f(A)", "dY .*")).hasMessageContaining("unexpected \"\"");
        assertThatThrownBy(() -> MatrixRule.of("f(A)", "dY ? A")).hasMessageContaining("from position 2");
        assertThatThrownBy(() -> MatrixRule.of("f(A)", "(dY")).hasMessageContaining("\")\" expected");
        assertThatThrownBy(() -> MatrixRule.of("f(A)", "dY A")).hasMessageContaining("expected");
    }
}
