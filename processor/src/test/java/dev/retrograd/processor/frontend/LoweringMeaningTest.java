package dev.retrograd.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.runtime.Matrix;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lowered functions compute, bit for bit, what javac's own code for the method computes. */
class LoweringMeaningTest {
    private static final int RUNS = 300;
    private static final int PROGRAMS = Integer.getInteger("retrograd.programs", 20);

    @TestFactory
    Stream<DynamicTest> constructs() throws IOException {
        return LoweringGoldenTest.cases().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void randomPrograms(int block) throws Exception {
        for (int seed = block * PROGRAMS; seed < (block + 1) * PROGRAMS; seed++) {
            String program = new ProgramGenerator(seed).program();
            try {
                check(program, 40);
            } catch (AssertionError | IllegalStateException e) {
                throw new AssertionError("seed " + seed + "\n" + program, e);
            }
        }
    }

    private static void check(Path folder) throws Exception {
        check(Files.readString(folder.resolve("Input.java")), RUNS);
    }

    private static void check(String text, int runs) throws Exception {
        AnalyzedSource source = AnalyzedSource.of(text);
        Lowering lowering = new Lowering(source, diagnostic -> {});
        LoadedSource loaded = new LoadedSource(text);
        Thread.currentThread().setContextClassLoader(loaded);
        for (var path : source.annotated("Differentiable")) {
            LoweredMethod lowered = lowering.lower(path).orElseThrow();
            Method method = loaded.method("Input", lowered.function().name());
            int returned = 0;
            for (int run = 0; run < runs; run++) {
                Object expected = invoke(method, arguments(method, run));
                Object actual = evaluate(lowered, arguments(method, run));
                assertThat(describe(actual)).as("run %d", run).isEqualTo(describe(expected));
                returned += expected instanceof Throwable ? 0 : 1;
            }
            assertThat(returned).as("runs that return").isGreaterThan(runs / 10);
        }
    }

    private static Object invoke(Method method, Object[] arguments) throws IllegalAccessException {
        try {
            return List.of(method.invoke(null, arguments), arguments);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static Object evaluate(LoweredMethod lowered, Object[] arguments) {
        try {
            return List.of(Interpreter.run(lowered.function(), arguments).get(0), arguments);
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }

    /** Arrays deeply, numbers by their bits, exceptions by their class. */
    private static String describe(Object value) {
        if (value instanceof Throwable) {
            return value.getClass().getName();
        } else if (value instanceof Double d) {
            return Long.toHexString(Double.doubleToLongBits(d)) + " (" + d + ")";
        } else if (value instanceof List<?> list) {
            return list.stream().map(LoweringMeaningTest::describe).toList().toString();
        } else if (value instanceof Matrix matrix) {
            return describe(matrix.toArray());
        } else if (value != null && value.getClass().isArray()) {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
                text.append(describe(java.lang.reflect.Array.get(value, i))).append(' ');
            }
            return text.append(']').toString();
        }
        return String.valueOf(value);
    }

    private static Object[] arguments(Method method, int run) {
        Random random = new Random(run);
        int size = 1 + random.nextInt(4);
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameterTypes()[i], random, size);
        }
        return arguments;
    }

    private static Object argument(Class<?> type, Random random, int size) {
        if (type == double.class) {
            return random.nextInt(3) == 0 ? random.nextInt(7) - 3.0 : random.nextGaussian() * 3;
        } else if (type == float.class) {
            return (float) random.nextGaussian() * 2;
        } else if (type == int.class) {
            return random.nextInt(8) - 2;
        } else if (type == long.class) {
            return random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(9) - 4L;
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == char.class) {
            return (char) ('a' + random.nextInt(5));
        } else if (type == Matrix.class) {
            return Matrix.of((double[][]) argument(double[][].class, random, size));
        } else if (type.isArray()) {
            Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), size);
            for (int i = 0; i < size; i++) {
                java.lang.reflect.Array.set(array, i, argument(type.getComponentType(), random, size));
            }
            return array;
        }
        return "text";
    }
}
