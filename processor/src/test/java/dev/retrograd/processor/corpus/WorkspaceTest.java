package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.corpus.Companion.Gradient;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A call that ends by an exception half-way leaves its workspace usable: the next call gives, to the bit, what a new workspace
 * gives. Arguments are made wrong one at a time: an array loses its last element, a row, or all.
 */
class WorkspaceTest {
    private static int thrown;

    @TestFactory
    Stream<DynamicTest> survivesExceptions() {
        Map<String, String> sources = Corpus.sources();
        thrown = 0;
        List<DynamicTest> tests = new ArrayList<>();
        for (String storage : List.of("cheapest", "tape")) {
            Corpus corpus = Corpus.compile(sources, List.of("-Aretrograd.storage=" + storage));
            sources.forEach((type, text) -> tests.add(DynamicTest.dynamicTest(
                    type + ", " + storage,
                    () -> Corpus.methods(text).forEach(method -> check(corpus.companion(type, method))))));
        }
        tests.add(DynamicTest.dynamicTest(
                "some calls have ended by exceptions", () -> assertThat(thrown).isPositive()));
        return tests.stream();
    }

    private static void check(Companion companion) {
        Thread.currentThread()
                .setContextClassLoader(companion.method().getDeclaringClass().getClassLoader());
        Sample sample = Sample.of(companion, 0);
        Object[] good = sample.arguments();
        Gradient expected = companion.gradient(Values.copies(good), seed(sample));
        Object workspace = companion.workspace();
        for (int i = 0; i < good.length; i++) {
            for (Object bad : worse(good[i])) {
                Object[] arguments = Values.copies(good);
                arguments[i] = bad;
                if (ends(companion, arguments, seed(sample), workspace)) {
                    thrown++;
                    Gradient after = companion.gradient(Values.copies(good), seed(sample), workspace);
                    String name = companion.method().getName() + ", argument " + i;
                    assertThat(Values.flatten(after.value()))
                            .as(name)
                            .containsExactly(Values.flatten(expected.value()));
                    assertThat(after.flat()).as(name).containsExactly(expected.flat());
                }
            }
        }
    }

    private static Object seed(Sample sample) {
        return sample.seed() == null ? null : Values.copy(sample.seed());
    }

    private static boolean ends(Companion companion, Object[] arguments, Object seed, Object workspace) {
        try {
            companion.gradient(arguments, seed, workspace);
            return false;
        } catch (RuntimeException | AssertionError e) {
            return true;
        }
    }

    /** The array without its last element, with its last row shortened, and null. */
    private static List<Object> worse(Object argument) {
        List<Object> worse = new ArrayList<>();
        if (argument == null || !argument.getClass().isArray() || Array.getLength(argument) == 0) {
            return worse;
        }
        int last = Array.getLength(argument) - 1;
        Object copy = Values.copy(argument);
        worse.add(shorter(copy, last));
        if (Array.get(copy, last) != null
                && Array.get(copy, last).getClass().isArray()
                && Array.getLength(Array.get(copy, last)) > 0) {
            Object ragged = Values.copy(argument);
            Object row = Array.get(ragged, last);
            Array.set(ragged, last, shorter(row, Array.getLength(row) - 1));
            worse.add(ragged);
        }
        worse.add(null);
        return worse;
    }

    private static Object shorter(Object array, int length) {
        Object shorter = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, shorter, 0, length);
        return shorter;
    }
}
