package dev.retrograd.processor.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.runtime.Matrix;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New arrays and matrices: the right contents for every placement, also when a workspace has been used for other shapes. */
final class StorageTest {

    private static Object[] compile(Function function) throws ReflectiveOperationException {
        Class<?> companion = CompiledClasses.of(List.of(Companion.of(function), Companion.MODEL))
                .loadClass("p." + function.name().toUpperCase(java.util.Locale.ROOT) + "Grad");
        Method sweep = Arrays.stream(companion.getMethods())
                .filter(method -> method.getName().equals("gradient"))
                .filter(method -> !method.getReturnType().isRecord())
                .findFirst()
                .orElseThrow();
        Class<?>[] parameters = sweep.getParameterTypes();
        return new Object[] {
            sweep, parameters[parameters.length - 1].getConstructor().newInstance()
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "zeroed", "scratch", "pooled"})
    void copiesRowsAndMakesTheirShadows(String placement) throws ReflectiveOperationException {
        Function function = Parser.parse("""
                func @f(%x: double[][] active, %seed: double[][]) -> (double[][], double[][]) {
                  %zero = const 0 : int
                  %y = copy %x PLACEMENT : double[][]
                  %row = load %y[%zero] : double[]
                  %nine = const 9.0 : double
                  store %row[%zero] = %nine
                  %dx = shadow %x PLACEMENT : double[][]
                  %0 = load %dx[%zero] : double[]
                  %1 = load %0[%zero] : double
                  %2 = call "+" %1 %nine : double
                  store %0[%zero] = %2
                  accumulate %dx += %seed
                  return %y, %dx
                }
                """.replace("PLACEMENT", placement));
        Object[] compiled = compile(function);
        double[][][] arguments = {
            {{1, 2}, {3}}, {{1, 2}, {3}}, {{4}, {5, 6}, {7}}, {{1, 2, 3}},
        };
        for (double[][] x : arguments) {
            double[][] given = copy(x);
            double[][] seed = copy(x);
            Object value = ((Method) compiled[0]).invoke(null, given, seed, compiled[1]);
            double[][] expected = copy(x);
            expected[0][0] = 9;
            assertThat(given).isDeepEqualTo(x);
            assertThat((double[][]) value).isDeepEqualTo(expected);
            double[][] derivative = copy(x);
            derivative[0][0] += 9;
            Object dx = compiled[1].getClass().getMethod("x").invoke(compiled[1]);
            assertThat((double[][]) dx).isDeepEqualTo(derivative);
        }
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Test
    void leavesMissingRowsOut() throws ReflectiveOperationException {
        Function function = Parser.parse("""
                func @f(%x: double[][] active, %seed: double[][]) -> (double[][], double[][]) {
                  %y = copy %x scratch : double[][]
                  %dx = shadow %x zeroed : double[][]
                  return %y, %dx
                }
                """);
        Object[] compiled = compile(function);
        double[][] x = {{1}, null, {2, 3}};
        Object value = ((Method) compiled[0]).invoke(null, x, x, compiled[1]);
        assertThat((double[][]) value).isDeepEqualTo(x);
        Object dx = compiled[1].getClass().getMethod("x").invoke(compiled[1]);
        assertThat((double[][]) dx).isDeepEqualTo(new double[][] {{0}, null, {0, 0}});
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "zeroed", "pooled"})
    void allocatesAllDimensionsAndTypes(String placement) throws ReflectiveOperationException {
        Function function = Parser.parse("""
                func @f(%n: int, %x: double active) -> (double[][], double) {
                  %one = const 1 : int
                  %m = call "+" %n %one : int
                  %counts = alloc [%m] PLACEMENT : int[]
                  %flags = alloc [%m] PLACEMENT : boolean[]
                  %floats = alloc [%m] [%n] PLACEMENT : float[][]
                  %open = alloc [%n] PLACEMENT : double[][]
                  %cube = alloc [%n] [%m] [%one] PLACEMENT : long[][][]
                  %y = alloc [%n] [%m] PLACEMENT : double[][]
                  %zero = const 0 : int
                  %k = load %counts[%n] : int
                  store %counts[%n] = %m
                  %yes = const true : boolean
                  store %flags[%n] = %yes
                  %row = load %y[%k] : double[]
                  %0 = load %row[%n] : double
                  %1 = call "+" %0 %x : double
                  store %row[%n] = %1
                  store %open[%zero] = %row
                  return %y, %x
                }
                """.replace("PLACEMENT", placement)
                .replace("%x: double active", "%x: double active, %seed: double[][]"));
        Object[] compiled = compile(function);
        for (int n : new int[] {1, 2, 2, 1, 3}) {
            double[][] expected = new double[n][n + 1];
            expected[0][n] = 0.5;
            Object value = ((Method) compiled[0]).invoke(null, n, 0.5, null, compiled[1]);
            assertThat((double[][]) value).isDeepEqualTo(expected);
        }
        try {
            ((Method) compiled[0]).invoke(null, -2, 0.5, null, compiled[1]);
            assertThat(false).as("a negative length").isTrue();
        } catch (InvocationTargetException failure) {
            assertThat(failure.getCause()).isInstanceOf(NegativeArraySizeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "zeroed", "scratch"})
    void handlesMatrices(String placement) throws ReflectiveOperationException {
        Function function = Parser.parse("""
                func @f(%x: dev.retrograd.runtime.Matrix active, %seed: dev.retrograd.runtime.Matrix)
                    -> (dev.retrograd.runtime.Matrix, dev.retrograd.runtime.Matrix) {
                  %y = copy %x PLACEMENT : dev.retrograd.runtime.Matrix
                  accumulate %y += %x
                  %dx = shadow %x PLACEMENT : dev.retrograd.runtime.Matrix
                  accumulate %dx += %seed
                  return %y, %dx
                }
                """.replace("PLACEMENT", placement));
        Object[] compiled = compile(function);
        for (double[][] rows : new double[][][] {{{1, 2}}, {{3, 4}}, {{1}, {2}}}) {
            Matrix x = Matrix.of(rows);
            Object value = ((Method) compiled[0]).invoke(null, x, x, compiled[1]);
            assertThat(value).isEqualTo(x.scale(2));
            assertThat(compiled[1].getClass().getMethod("x").invoke(compiled[1]))
                    .isEqualTo(x);
        }
    }

    @Test
    void keepsTheMatricesOfItsBuffers() throws ReflectiveOperationException {
        Function function = Parser.parse("""
                func @f(%x: dev.retrograd.runtime.Matrix active, %seed: dev.retrograd.runtime.Matrix)
                    -> (dev.retrograd.runtime.Matrix, dev.retrograd.runtime.Matrix) {
                  %rows = call "Matrix.data" %x : double[][]
                  %copy = copy %rows scratch : double[][]
                  %value = call "Matrix.wrap" %copy : dev.retrograd.runtime.Matrix
                  %dx = shadow %rows zeroed : double[][]
                  %0 = call "Matrix.wrap" %dx : dev.retrograd.runtime.Matrix
                  return %value, %0
                }
                """);
        Object[] compiled = compile(function);
        Method sweep = (Method) compiled[0];
        Method reader = compiled[1].getClass().getMethod("x");
        Matrix small = Matrix.of(new double[][] {{1, 2}});
        Matrix wide = Matrix.of(new double[][] {{1, 2, 3}});
        Matrix tall = Matrix.of(new double[][] {{1}, {2}});
        Object first = sweep.invoke(null, small, small, compiled[1]);
        Object derivative = reader.invoke(compiled[1]);
        assertThat(first).isEqualTo(small);
        assertThat(sweep.invoke(null, small, small, compiled[1])).isSameAs(first);
        assertThat(reader.invoke(compiled[1])).isSameAs(derivative);
        for (Matrix other : List.of(wide, tall, small)) {
            assertThat(sweep.invoke(null, other, other, compiled[1])).isEqualTo(other);
            assertThat(reader.invoke(compiled[1])).isEqualTo(other.scale(0));
        }
    }
}
