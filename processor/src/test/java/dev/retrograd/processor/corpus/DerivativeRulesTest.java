package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.GradientCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Methods that call others whose derivative is written by hand, in another package, against differences of the method. */
class DerivativeRulesTest {
    private static final Map<String, List<String>> CONFIGURATIONS = new TreeMap<>(Map.of(
            "default", List.of(),
            "not optimised", List.of("-Aretrograd.optimize=false"),
            "stored", List.of("-Aretrograd.storage=store"),
            "on the tape", List.of("-Aretrograd.storage=tape")));

    private static String text(String file) {
        try {
            return Files.readString(Path.of("src/test/resources/rules", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Corpus compile(List<String> options) {
        Corpus corpus = Corpus.compile(
                Map.of("rules.Numbers", text("Numbers.java"), "rules.elsewhere.NumberRules", text("NumberRules.java")),
                options);
        assertThat(corpus.failure("rules.Numbers")).isNull();
        assertThat(corpus.failure("rules.elsewhere.NumberRules")).isNull();
        return corpus;
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        Map<String, Corpus> compiled = new TreeMap<>();
        CONFIGURATIONS.forEach((name, options) -> compiled.put(name, compile(options)));
        return Corpus.methods(text("Numbers.java")).stream()
                .filter(method -> !method.equals("ofRule"))
                .map(method -> DynamicTest.dynamicTest(
                        method,
                        () -> compiled.forEach((configuration, corpus) -> {
                            Companion companion = corpus.companion("rules.Numbers", method);
                            for (int number = 0; number < 3; number++) {
                                Sample sample = Sample.of(companion, number);
                                GradientCheck.of(companion.type())
                                        .checkAll(
                                                arguments -> companion.value(Values.copies(arguments)),
                                                sample.arguments());
                            }
                        })));
    }

    /** A rule is believed: that of this method is three times too large. */
    @Test
    void theRuleCountsAndNotTheMethod() {
        Companion companion = compile(List.of()).companion("rules.Numbers", "ofRule");
        Companion.Gradient gradient = companion.gradient(new Object[] {1.5}, null);
        assertThat(gradient.value()).isEqualTo(2.25);
        assertThat(gradient.flat()).containsExactly(9);
    }
}
