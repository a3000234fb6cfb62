package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.frontend.LoweredSource;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.transform.Checkpointing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of the corpus under every configuration: the gradients agree with each other and with finite differences, the value
 * is the method's to the bit, and arguments stay as they were.
 */
class CorpusTest {
    private static final int SAMPLES = 2;
    private static final Map<String, List<String>> CONFIGURATIONS = new LinkedHashMap<>();

    static {
        CONFIGURATIONS.put("default", List.of());
        CONFIGURATIONS.put("not optimised", List.of("-Aretrograd.optimize=false"));
        CONFIGURATIONS.put("stored", List.of("-Aretrograd.storage=store"));
        CONFIGURATIONS.put("on the tape", List.of("-Aretrograd.storage=tape"));
        CONFIGURATIONS.put("by tangents", List.of("-Aretrograd.mode=tangent"));
    }

    @TestFactory
    Stream<DynamicContainer> files() {
        Map<String, String> sources = Corpus.sources();
        Map<String, Corpus> compiled = new LinkedHashMap<>();
        CONFIGURATIONS.forEach((name, options) -> compiled.put(name, Corpus.compile(sources, options)));
        Map<String, String> checkpointed = new TreeMap<>();
        sources.forEach(
                (name, text) -> checkpointed.put(name, Corpus.checkpointed(text, CorpusTest::canBeCheckpointed)));
        compiled.put("checkpointed", Corpus.compile(checkpointed, List.of()));
        return sources.entrySet().stream()
                .map(source -> DynamicContainer.dynamicContainer(
                        source.getKey(), tests(source.getKey(), source.getValue(), compiled)));
    }

    private static boolean canBeCheckpointed(Function function) {
        return Checkpointing.find(function, Optional.empty()).obstacle().isEmpty();
    }

    private static Stream<DynamicTest> tests(String type, String text, Map<String, Corpus> compiled) {
        List<String> methods = Corpus.methods(text);
        Map<String, Function> lowered = LoweredSource.of(text);
        DynamicTest compiles = DynamicTest.dynamicTest("compiles", () -> {
            assertThat(methods).isNotEmpty();
            compiled.forEach((configuration, corpus) ->
                    assertThat(corpus.failure(type)).as(configuration).isNull());
        });
        return Stream.concat(
                Stream.of(compiles),
                methods.stream()
                        .map(method ->
                                DynamicTest.dynamicTest(method, () -> check(type, lowered.get(method), compiled))));
    }

    private static void check(String type, Function function, Map<String, Corpus> compiled) {
        boolean single = type.endsWith(".Floats");
        for (int number = 0; number < SAMPLES; number++) {
            double[] expected = null;
            for (Map.Entry<String, Corpus> entry : compiled.entrySet()) {
                Companion companion = entry.getValue().companion(type, function.name());
                Sample sample = Sample.of(companion, number);
                Thread.currentThread()
                        .setContextClassLoader(
                                companion.method().getDeclaringClass().getClassLoader());
                double[] gradient = gradient(companion, sample, entry.getKey());
                if (expected == null) {
                    expected = gradient;
                    assertThat(sample.activeLeaves())
                            .isEqualTo(function.active().size());
                    Object value = companion.value(Values.copies(sample.arguments()));
                    List<Boolean> seeded = Objects.active(value, companion.seedType());
                    double[] seed = sample.seed() == null ? new double[] {1} : Values.flatten(sample.seed());
                    double[] differences = differences(companion, sample, seed, single ? 0.1 : 0.005);
                    assertClose(gradient, differences, single ? 2e-3 : 1e-7, "finite differences");
                    double[] duals = Duals.gradient(function, companion.active(), sample, seeded, seed);
                    assertClose(gradient, duals, single ? 1e-6 : 1e-10, "dual numbers");
                } else {
                    assertClose(gradient, expected, 1e-12, entry.getKey());
                }
            }
        }
    }

    /** The gradient, for which all forms agree. */
    private static double[] gradient(Companion companion, Sample sample, String configuration) {
        double[] value = Values.flatten(companion.value(Values.copies(sample.arguments())));
        Object[] arguments = Values.copies(sample.arguments());
        Object seed = sample.seed() == null ? null : Values.copy(sample.seed());
        Companion.Gradient gradient = companion.gradient(arguments, seed);
        assertThat(Values.flatten(gradient.value()))
                .as(configuration + ": value")
                .containsExactly(value);
        Object workspace = companion.workspace();
        for (int use = 1; use <= 3; use++) {
            Object[] others = Sample.of(companion, use).arguments();
            Companion.Gradient same = companion.gradient(arguments, seed, workspace);
            assertThat(Values.flatten(same.value()))
                    .as(configuration + ": value with workspace, use " + use)
                    .containsExactly(value);
            assertThat(same.flat())
                    .as(configuration + ": with workspace, use " + use)
                    .containsExactly(gradient.flat());
            companion.gradient(others, Sample.of(companion, use).seed(), workspace);
        }
        assertThat(arguments)
                .as(configuration + ": arguments stay as they were")
                .usingRecursiveComparison()
                .isEqualTo(sample.arguments());
        assertThat(seed)
                .as(configuration + ": the seed stays as it was")
                .usingRecursiveComparison()
                .isEqualTo(sample.seed());
        return gradient.flat();
    }

    private static double[] differences(Companion companion, Sample sample, double[] seed, double step) {
        return Differences.gradient(
                point -> Values.dot(
                        seed,
                        Values.flatten(companion.value(sample.with(companion.active(), point)), companion.seedType())),
                sample.numbers(companion.active()),
                step);
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double scale = 1e-3;
        for (double component : expected) {
            scale = Math.max(scale, Math.abs(component));
        }
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s, component %d: %s for %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * scale);
        }
    }
}
