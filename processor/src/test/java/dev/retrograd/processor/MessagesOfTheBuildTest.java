package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.corpus.Compiled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that are about the build and not about a line of it. */
class MessagesOfTheBuildTest {
    private static final Map<String, String> METHOD = Map.of("test.Input", """
            package test;

            import dev.retrograd.Differentiable;

            class Input {
              @Differentiable
              static double f(double x) {
                return x * x;
              }
            }
            """);

    private static List<String> errors(String... options) {
        return Compiled.of(METHOD, List.of(options)).diagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    @Test
    void sayWhichOptionIsWrong() {
        assertThat(errors("-Aretrograd.storage=cellar"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("RG302", "retrograd.storage=cellar", "cheapest, store or tape"));
        assertThat(errors("-Aretrograd.optimize=perhaps"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("RG302", "retrograd.optimize=perhaps", "true or false"));
    }

    @Test
    void areNotThereWithoutReason() {
        assertThat(errors()).isEmpty();
    }
}
