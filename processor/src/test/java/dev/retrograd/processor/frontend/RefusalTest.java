package dev.retrograd.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.diagnostic.ExpectedMessages;
import dev.retrograd.processor.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused, and where: inputs say it themselves, in a comment on the offending line. */
class RefusalTest {
    @TestFactory
    Stream<DynamicTest> refusals() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnostics/lowering"))) {
            inputs = files.sorted().toList();
        }
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> check(input)));
    }

    private static void check(Path input) throws IOException {
        String text = Files.readString(input);
        DiagnosticList reported = new DiagnosticList();
        AnalyzedSource source = AnalyzedSource.of(text);
        Lowering lowering = new Lowering(source, reported);
        long lowered = source.annotated("Differentiable").stream()
                .filter(method -> lowering.lower(method).isPresent())
                .count();
        List<String> found = new ArrayList<>();
        for (Diagnostic diagnostic : reported.diagnostics()) {
            found.add(ExpectedMessages.entry(
                    diagnostic.span().line(),
                    diagnostic.message().severity().name().toLowerCase(Locale.ROOT),
                    diagnostic.message().code()));
            assertThat(lowering.places().find(diagnostic.span())).isPresent();
            assertThat(diagnostic.text()).doesNotContain("{");
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(ExpectedMessages.of(text));
        boolean refused =
                reported.diagnostics().stream().anyMatch(d -> d.message().severity() == Severity.ERROR);
        assertThat(lowered == 0).isEqualTo(refused);
    }

    @Test
    void refusalInAHelperTellsHowItWasReached() {
        DiagnosticList reported = new DiagnosticList();
        AnalyzedSource source = AnalyzedSource.of("""
                class Model {
                  @interface Differentiable {}

                  @Differentiable
                  static double loss(double x) {
                    return outer(x) + outer(2 * x);
                  }

                  static double outer(double x) {
                    return inner(x);
                  }

                  static double inner(double x) {
                    return (x > 1 ? Model.class : null) == null ? 1 : x;
                  }
                }
                """);
        new Lowering(source, reported).lower(source.annotated("Differentiable").get(0));
        assertThat(reported.diagnostics()).hasSize(1);
        assertThat(reported.diagnostics().get(0).text())
                .isEqualTo("[RG105] this kind of expression (Model.class) is not supported; "
                        + "write it with operators, Math, arrays and helper methods\n"
                        + "  in inner, used by outer (Model.java:10)\n"
                        + "  in outer, used by loss (Model.java:6)");
    }
}
