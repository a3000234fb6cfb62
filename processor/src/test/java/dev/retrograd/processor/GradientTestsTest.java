package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retrograd.processor.corpus.Compiled;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that are generated compile, check what they are told to, and fail where a derivative is not that of the method. */
class GradientTestsTest {
    private static final String MODEL = """
            package model;

            import dev.retrograd.Constant;
            import dev.retrograd.Derivative;
            import dev.retrograd.Differentiable;
            import dev.retrograd.Output;
            import dev.retrograd.Range;
            import dev.retrograd.Retrograd;
            import dev.retrograd.Samples;
            import dev.retrograd.runtime.Matrix;

            public class Model {
              @Constant final double scale;

              Model(double scale) {
                this.scale = scale;
              }

              @Samples("new Model(2), new double[] {1, 2}")
              @Differentiable
              double scaled(double[] x) {
                return scale * x[0] * Math.sin(x[1]);
              }

              @Samples(value = {"new double[] {0.1, 0.2}, 3, 2", "new double[] {-1, 2, 3}, 1, -4"}, draw = 2, seed = 7)
              @Differentiable({Derivative.GRADIENT, Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
              static double loss(@Range(from = -1, to = 1, size = 4) double[] w, @Range(from = 1, to = 3) int n, @Constant double k) {
                double s = 0;
                for (double v : w) {
                  s += Math.pow(v, n) * k;
                }
                return s;
              }

              @Differentiable(name = "Product")
              static double product(@Range(size = {2, 4}) Matrix a, @Range(size = {4, 2}) Matrix b) {
                return a.times(b).sum();
              }

              @Differentiable
              static double logs(@Range(from = 10, to = 20, size = {2, 5}) double[][] x, boolean plus) {
                double s = 0;
                for (double[] row : x) {
                  for (double v : row) {
                    s += plus ? Math.log(v - 9) : Math.sqrt(v - 10);
                  }
                }
                return s / x[1].length;
              }

              @Differentiable
              static void step(double[] x, @Output double[] y) {
                for (int i = 0; i < x.length; i++) {
                  y[i] = x[i] * x[i] * y[i];
                }
              }

              @Samples(tolerance = 1e-3)
              @Differentiable
              static float single(float x) {
                return x * x;
              }

              @Differentiable
              static double wrong(double a, @Range(size = 2) double[] b) {
                return a * b[0] + Retrograd.constant(b[1]) * b[1];
              }
            }
            """;

    private static Compiled compile(String model, String asking) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("model.Model", model);
        texts.put("asking.Gradients", asking);
        return Compiled.of(texts, List.of("-Werror"));
    }

    private static final String ASKING = """
            package asking;

            import dev.retrograd.GradientTests;
            import model.Model;

            @GradientTests(Model.class)
            class Gradients {}
            """;

    private static Class<?> tests() throws ClassNotFoundException {
        Compiled compiled = compile(MODEL, ASKING);
        assertThat(compiled.diagnostics()).allMatch(one -> one.getKind() == javax.tools.Diagnostic.Kind.NOTE);
        Class<?> type = compiled.loader().loadClass("model.ModelGradientTest");
        Thread.currentThread().setContextClassLoader(type.getClassLoader());
        return type;
    }

    private static Throwable run(Class<?> type, Method test) {
        return catchThrowable(() -> {
            try {
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                test.setAccessible(true);
                test.invoke(constructor.newInstance());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static List<Method> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    @Test
    void thereIsOneForEachPoint() throws Exception {
        assertThat(methods(tests()))
                .extracting(Method::getName)
                .containsExactlyInAnyOrder(
                        "scaled1",
                        "loss1",
                        "loss2",
                        "loss3",
                        "loss4",
                        "product1",
                        "product2",
                        "product3",
                        "logs1",
                        "logs2",
                        "logs3",
                        "step1",
                        "step2",
                        "step3",
                        "single1",
                        "single2",
                        "single3",
                        "wrong1",
                        "wrong2",
                        "wrong3");
    }

    @Test
    void theyPassForRightDerivativesAndNameTheComponentOfOthers() throws Exception {
        Class<?> type = tests();
        for (Method test : methods(type)) {
            Throwable thrown = run(type, test);
            if (test.getName().startsWith("wrong")) {
                assertThat(thrown).isInstanceOf(AssertionError.class).hasMessageContaining("WrongGrad.gradient is");
                assertThat(thrown).hasMessageContaining("by b[1]");
            } else {
                assertThat(thrown).as(test.getName()).isNull();
            }
        }
    }

    @Test
    void theyAreTheSameEachTime() {
        assertThat(compile(MODEL, ASKING).sources().get("model.ModelGradientTest"))
                .isEqualTo(compile(MODEL, ASKING).sources().get("model.ModelGradientTest"))
                .contains("@Test\n    void loss1() {\n        checkLoss(new double[] {0.1, 0.2}, 3, 2);\n    }")
                .contains("SamplePoints points = new SamplePoints(7L);");
    }

    @Test
    void whatCannotBeDrawnIsAnError() {
        String model = """
                package model;

                import dev.retrograd.Differentiable;

                public class Model {
                  @Differentiable
                  static double named(double x, String name) {
                    return x * name.length();
                  }

                  @Differentiable
                  double onObject(double x) {
                    return x;
                  }
                }
                """;
        assertThat(compile(model, ASKING).diagnostics())
                .extracting(error -> error.getMessage(Locale.ROOT))
                .anyMatch(text -> text.startsWith("[RG307] the test of named") && text.contains("parameter name"))
                .anyMatch(text -> text.startsWith("[RG307] the test of onObject") && text.contains("object"));
    }
}
