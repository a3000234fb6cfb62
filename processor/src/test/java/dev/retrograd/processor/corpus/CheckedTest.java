package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retrograd.runtime.NonFiniteException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Companions that throw at the first number that is not finite, and are the same for all others. */
class CheckedTest {
    private static final List<String> CHECKED = List.of("-Aretrograd.checked=true");

    @TestFactory
    Stream<DynamicTest> areOtherwiseTheSameToTheBit() {
        Map<String, String> sources = Corpus.sources();
        Corpus plain = Corpus.compile(sources, List.of());
        Corpus checked = Corpus.compile(sources, CHECKED);
        return sources.entrySet().stream()
                .map(source -> DynamicTest.dynamicTest(source.getKey(), () -> {
                    assertThat(checked.failure(source.getKey())).isNull();
                    for (String method : Corpus.methods(source.getValue())) {
                        double[] expected = gradient(plain.companion(source.getKey(), method));
                        if (Arrays.stream(expected).allMatch(Double::isFinite)) {
                            assertThat(gradient(checked.companion(source.getKey(), method)))
                                    .as(method)
                                    .containsExactly(expected);
                        }
                    }
                }));
    }

    private static double[] gradient(Companion companion) {
        Sample sample = Sample.of(companion, 1);
        Thread.currentThread()
                .setContextClassLoader(companion.method().getDeclaringClass().getClassLoader());
        return companion
                .gradient(Values.copies(sample.arguments()), sample.seed() == null ? null : Values.copy(sample.seed()))
                .flat();
    }

    private static final String INPUT = """
            package test;

            import dev.retrograd.Derivative;
            import dev.retrograd.Differentiable;

            public class Input {
              @Differentiable
              public static double rootInLoop(double[] x) {
                double s = 0;
                for (int i = 0; i < x.length; i++) {
                  double y = x[i] * x[i];
                  s += Math.sqrt(y);
                }
                return s;
              }

              @Differentiable
              public static double logarithm(double x) {
                double y = x - 2;
                return Math.log(y) * x;
              }

              @Differentiable
              public static double quotient(double a, double b) {
                double q = a / b;
                return q * q;
              }

              @Differentiable
              public static double overflow(double x) {
                double e = Math.exp(x * x);
                return 1 / (1 + e);
              }

              @Differentiable({Derivative.GRADIENT, Derivative.JVP})
              public static double infiniteArgument(double x, double y) {
                double p = x * y;
                return Math.atan(p);
              }

              @Differentiable
              public static double large(double x) {
                return Math.atan(x);
              }

              static double power(double x, int n) {
                return n == 0 ? 1 : Math.sqrt(x) * power(x, n - 1);
              }

              @Differentiable
              public static double recursive(double x) {
                return power(x, 1);
              }

              @Differentiable
              public static float single(float x) {
                float y = x * x;
                return y + x;
              }
            }
            """;

    private static final ClassLoader LOADER = loader();

    private static ClassLoader loader() {
        Compiled compiled = Compiled.of(Map.of("test.Input", INPUT), CHECKED);
        assertThat(compiled.errors()).isEmpty();
        return compiled.loader();
    }

    private static Object call(String companion, String member, Object... arguments) throws Throwable {
        for (Method method : LOADER.loadClass("test." + companion).getMethods()) {
            if (method.getName().equals(member) && method.getParameterCount() == arguments.length) {
                try {
                    return method.invoke(null, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new AssertionError(companion + "." + member);
    }

    private static NonFiniteException failure(String companion, Object... arguments) {
        Throwable thrown = catchThrowable(() -> call(companion, "gradient", arguments));
        assertThat(thrown).isInstanceOf(NonFiniteException.class);
        return (NonFiniteException) thrown;
    }

    @Test
    void aRootAtZeroInALoop() {
        NonFiniteException thrown = failure("RootInLoopGrad", (Object) new double[] {2, 0, 3});
        assertThat(thrown.variable()).isEqualTo("dy");
        assertThat(thrown.place()).isEqualTo("Input.java:12");
        assertThat(thrown.rule()).startsWith("sqrt(y); partial 1 / (2 * ");
        assertThat(thrown)
                .hasMessage("adjoint dy is Infinity at Input.java:12: " + thrown.rule() + "; with sqrt(y) = 0.0");
    }

    @Test
    void theLogarithmOfANegativeNumber() {
        NonFiniteException thrown = failure("LogarithmGrad", 1.5);
        assertThat(thrown.place()).isEqualTo("Input.java:20");
        assertThat(thrown).hasMessage("this expression is NaN at Input.java:20: log(y); with y = -0.5");
        assertThat(failure("LogarithmGrad", 2.0))
                .hasMessageContaining("-Infinity")
                .hasMessageContaining("y = 0.0");
    }

    @Test
    void aDivisionByZero() {
        assertThat(failure("QuotientGrad", 3.0, 0.0))
                .hasMessage("q is Infinity at Input.java:25: q = a / b; with a = 3.0, b = 0.0");
        assertThat(failure("QuotientGrad", 0.0, 0.0)).hasMessageStartingWith("q is NaN");
    }

    @Test
    void anOverflow() {
        NonFiniteException thrown = failure("OverflowGrad", 30.0);
        assertThat(thrown.variable()).isEqualTo("e");
        assertThat(thrown).hasMessageContaining("e = exp((x * x))").hasMessageEndingWith("with x * x = 900.0");
    }

    @Test
    void anOverflowOfFloats() {
        assertThat(failure("SingleGrad", 1e30f)).hasMessageContaining("y is Infinity at Input.java:57: y = x * x");
    }

    @Test
    void aFunctionThatCallsItself() {
        assertThat(failure("RecursiveGrad", 0.0).place()).isEqualTo("Input.java:47");
    }

    @Test
    void argumentsThatAreNotFiniteAreNoErrorUntilADerivativeIs() {
        assertThat(failure("InfiniteArgumentGrad", Double.NaN, 1.0).variable()).isEqualTo("dp");
        Throwable tangent = catchThrowable(() -> call("InfiniteArgumentGrad", "jvp", Double.NaN, 1.0, 1.0, 0.0));
        assertThat(tangent).isInstanceOf(NonFiniteException.class).hasMessageContaining("Input.java:3");
    }

    @Test
    void partsOfARuleMayOverflow() throws Throwable {
        assertThat(call("LargeGrad", "gradient", 1e200)).hasToString("Gradient[value=" + Math.PI / 2 + ", x=0.0]");
    }

    @Test
    void noCheckIsMadeUnlessAskedFor() {
        Compiled plain = Compiled.of(Map.of("test.Input", INPUT), List.of());

        assertThat(plain.sources().values()).noneMatch(text -> text.contains("FiniteCheck"));
    }
}
