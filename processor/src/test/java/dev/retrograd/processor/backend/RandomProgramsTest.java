package dev.retrograd.processor.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.processor.ir.Printer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emitted Java computes, to the bit, what the function says, whatever was inlined, merged and renamed on the way. */
final class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("retrograd.programs", 300);

    @Test
    void computesTheSameBits() throws ReflectiveOperationException {
        List<Function> functions = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Function program = Programs.random(seed, seed % 20 == 0 ? 200 : 1 + seed % 12);
            Function renamed = new Function("f" + seed, program.active(), program.body());
            functions.add(renamed);
            files.add(Companion.of(renamed));
        }
        files.add(Companion.MODEL);
        CompiledClasses compiled = CompiledClasses.of(files);
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Class<?> companion = compiled.loadClass("p.F" + seed + "Grad");
            compare(functions.get(seed), companion, files.get(seed));
        }
    }

    private static void compare(Function function, Class<?> companion, String source)
            throws ReflectiveOperationException {
        Class<?> workspace = companion.getClasses()[0].isRecord()
                ? companion.getClasses()[1]
                : companion.getClasses()[0];
        Object ws = workspace.getConstructor().newInstance();
        Method gradient =
                companion.getMethod("gradient", double.class, double.class, int.class, double[].class, workspace);
        for (int run = 0; run < 4; run++) {
            double[] expectedArray = {0.5 * run, -1.25, 3.0, 0.125};
            double[] actualArray = expectedArray.clone();
            double x = 0.75 - run;
            double dx = run == 3 ? -0.0 : 0.3 * run;
            List<Object> expected = Interpreter.run(function, x, dx, 2 - run, expectedArray);
            List<Object> actual = new ArrayList<>();
            actual.add(gradient.invoke(null, x, dx, 2 - run, actualArray, ws));
            for (String reader : List.of("x", "dx", "a")) {
                actual.add(workspace.getMethod(reader).invoke(ws));
            }
            actual.add(actualArray);
            List<Object> all = new ArrayList<>(expected);
            all.add(expectedArray);
            assertThat(bits(actual)).as(() -> describe(function, source)).isEqualTo(bits(all));
        }
    }

    /** The results as text that differs wherever a bit differs, NaN being one value. */
    private static List<String> bits(List<Object> results) {
        return results.stream()
                .map(result -> result instanceof double[] array ? Arrays.toString(array) : result.toString())
                .toList();
    }

    private static String describe(Function function, String source) {
        return Printer.print(function) + "\n" + source;
    }
}
