package dev.retrograd.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table as a whole: nothing of {@code Math} is missing, and it is closed under differentiation. */
final class RuleCompletenessTest {
    /** Rows for functions that appeared after 17, and the entries of the lists likewise. */
    private static final Set<String> NEWER = Set.of("clamp");

    @Test
    void everyMethodOfMathIsKnownInExactlyOneWay() {
        for (Class<?> type : List.of(Math.class, StrictMath.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    String function = type.getSimpleName() + "." + method.getName();
                    int ways = (Rules.find(function, method.getParameterCount()).isPresent() ? 1 : 0)
                            + (Rules.isZero(function) ? 1 : 0)
                            + (Rules.isRefused(function) ? 1 : 0);
                    assertThat(ways).as(method.toString()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void onlyFunctionsOfIntegersAndStepsHaveNoDerivative() {
        Set<String> steps = Set.of("ceil", "floor", "rint", "signum", "ulp", "round", "getExponent");
        for (Method method : Math.class.getDeclaredMethods()) {
            boolean real = List.of(method.getParameterTypes()).contains(double.class);
            if (Modifier.isPublic(method.getModifiers()) && real && Rules.isZero("Math." + method.getName())) {
                assertThat(steps).contains(method.getName());
            }
        }
    }

    @Test
    void everyRowIsAMethod() {
        Set<String> methods = new TreeSet<>();
        NEWER.forEach(name -> methods.addAll(Set.of("Math." + name, "StrictMath." + name)));
        for (Class<?> type : List.of(Math.class, StrictMath.class, Matrix.class)) {
            for (Method method : type.getDeclaredMethods()) {
                methods.add(type.getSimpleName() + "." + method.getName());
            }
        }
        for (Rule rule : Rules.all()) {
            if (rule.function().contains(".")) {
                assertThat(methods).contains(rule.function());
            }
        }
    }

    @Test
    void everyFunctionOfNumbersOfTheRuntimeHasARow() {
        for (Method method : Matrix.class.getMethods()) {
            boolean ofNumbers = List.of(method.getParameterTypes()).equals(List.of(double.class))
                    && method.getReturnType() == double.class;
            if (ofNumbers) {
                assertThat(Rules.find("Matrix." + method.getName(), 1))
                        .as(method.getName())
                        .isPresent();
            }
        }
    }

    @Test
    void theTableIsClosedUnderDifferentiation() {
        for (Rule rule : Rules.all()) {
            for (int i = 0; i < rule.operands().size(); i++) {
                closed(rule, rule.partial(i));
            }
        }
    }

    private static void closed(Rule rule, Expression expression) {
        if (expression instanceof Expression.Application application) {
            String function = "Math." + application.function();
            assertThat(Rules.isZero(function)
                            || Rules.find(function, application.parts().size()).isPresent())
                    .as(application.function() + " in the rule of " + rule.function())
                    .isTrue();
        } else if (expression instanceof Expression.Infix infix) {
            assertThat(Rules.isZero(infix.operator())
                            || Rules.find(infix.operator(), 2).isPresent())
                    .as(infix.operator())
                    .isTrue();
        }
        expression.parts().forEach(part -> closed(rule, part));
    }

    @Test
    void namesInPartialsAreOperandsOrTheResult() {
        for (Rule rule : Rules.all()) {
            for (int i = 0; i < rule.operands().size(); i++) {
                Set<String> names = new TreeSet<>(rule.partial(i).names());
                names.removeAll(rule.operands());
                assertThat(names).as(rule.function()).isSubsetOf("y");
            }
        }
    }

    @Test
    void refusesAMalformedRow() {
        assertThatThrownBy(() -> Row.of("f(a, b)", "1")).hasMessageContaining("has 1 partials");
        assertThatThrownBy(() -> Row.of("f(a)", "a ^ 2")).hasMessageContaining("cannot read");
        assertThatThrownBy(() -> Row.of("f(a)", "a +")).hasMessageContaining("unexpected");
        assertThatThrownBy(() -> Row.of("f(a)", "(a")).hasMessageContaining("expected");
    }
}
