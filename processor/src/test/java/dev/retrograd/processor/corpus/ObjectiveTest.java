package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.runtime.Objective;
import dev.retrograd.runtime.Residuals;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objectives and residuals of static and instance methods and of those that leave their result in an array. */
class ObjectiveTest {
    private static final String TEXT = """
            package p;
            import dev.retrograd.*;
            public class Model {
              final int power;
              public Model(int power) { this.power = power; }
              @Differentiable(Derivative.OBJECTIVE)
              public static double norm(@Constant double[] t, double[] x) {
                double s = 0;
                for (int i = 0; i < t.length; i++) s += Math.sin(x[0] * t[i]) * x[1] * x[2];
                return s;
              }
              @Differentiable(Derivative.OBJECTIVE)
              public double powers(@Constant double[] t, double[] x) {
                double s = 0;
                for (int i = 0; i < t.length; i++) s += Math.pow(x[i % 3], power) * t[i];
                return s;
              }
              @Differentiable(Derivative.OBJECTIVE)
              public static double[] curve(double[] x, @Constant double[] t) {
                double[] r = new double[t.length];
                for (int i = 0; i < t.length; i++) r[i] = x[0] * Math.exp(-x[1] * t[i]) + x[2];
                return r;
              }
              @Differentiable({Derivative.OBJECTIVE, Derivative.JVP})
              public double[] shifted(double[] x, @Constant double[] t) {
                double[] r = new double[t.length];
                for (int i = 0; i < t.length; i++) r[i] = Math.pow(x[0] + x[1] * t[i], power) * x[2];
                return r;
              }
              @Differentiable(Derivative.OBJECTIVE)
              public static void filled(double[] x, @Constant double[] t, @Output double[] value) {
                for (int i = 0; i < t.length; i++) value[i] = x[0] * x[1] * t[i] + x[2] * x[2];
              }
            }
            """;

    private static final double[] T = new Random(3).doubles(7).toArray();
    private static final double[] X = new Random(4).doubles(3, 0.5, 1.5).toArray();
    private static ClassLoader loader;

    @BeforeAll
    static void compile() {
        Compiled compiled = Compiled.of(Map.of("p.Model", TEXT), List.of());
        assertThat(compiled.errors()).isEmpty();
        loader = compiled.loader();
    }

    private static Object factory(String companion, Object... constants) throws ReflectiveOperationException {
        for (Method method : loader.loadClass("p." + companion).getMethods()) {
            if (method.getName().equals("objective")) {
                return method.invoke(null, constants);
            }
        }
        throw new AssertionError(companion + " has no objective");
    }

    private static Object model() throws ReflectiveOperationException {
        return loader.loadClass("p.Model").getConstructor(int.class).newInstance(3);
    }

    @Test
    void objectivesGiveValueAndGradient() throws ReflectiveOperationException {
        check((Objective) factory("NormGrad", T), sum(i -> Math.sin(X[0] * T[i]) * X[1] * X[2]));
        check((Objective) factory("PowersGrad", model(), T), sum(i -> Math.pow(X[i % 3], 3) * T[i]));
    }

    private static double sum(Function<Integer, Double> term) {
        double sum = 0;
        for (int i = 0; i < T.length; i++) {
            sum += term.apply(i);
        }
        return sum;
    }

    private static void check(Objective objective, double value) {
        double[] gradient = new double[3];
        assertThat(objective.value(X)).isEqualTo(value);
        assertThat(objective.valueAndGradient(X, gradient)).isEqualTo(value);
        assertThat(objective.gradient(X)).containsExactly(gradient);
        double[] differences = Differences.gradient(objective::value, X, 0.005);
        for (int i = 0; i < 3; i++) {
            assertThat(gradient[i]).isCloseTo(differences[i], within(1e-7));
        }
    }

    @Test
    void residualsGiveValueAndJacobian() throws ReflectiveOperationException {
        check((Residuals) factory("CurveGrad", T), i -> X[0] * Math.exp(-X[1] * T[i]) + X[2]);
        check((Residuals) factory("ShiftedGrad", model(), T), i -> Math.pow(X[0] + X[1] * T[i], 3) * X[2]);
        double[] output = new double[T.length];
        check((Residuals) factory("FilledGrad", T, output), i -> X[0] * X[1] * T[i] + X[2] * X[2]);
        assertThat(output).containsOnly(0);
    }

    private static void check(Residuals residuals, Function<Integer, Double> row) {
        double[] value = residuals.value(X);
        double[][] jacobian = residuals.jacobian(X);
        assertThat(jacobian).hasDimensions(T.length, 3);
        for (int i = 0; i < T.length; i++) {
            int number = i;
            assertThat(value[i]).isEqualTo(row.apply(i));
            double[] differences = Differences.gradient(x -> residuals.value(x)[number], X, 0.005);
            for (int j = 0; j < 3; j++) {
                assertThat(jacobian[i][j]).isCloseTo(differences[j], within(1e-7));
            }
        }
    }
}
