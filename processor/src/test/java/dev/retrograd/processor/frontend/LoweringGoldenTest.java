package dev.retrograd.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each construct's translation, one folder a construct. With {@code -Dretrograd.updateGoldens=true} the expected texts are
 * written anew.
 */
class LoweringGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/lowering");

    @TestFactory
    Stream<DynamicTest> constructs() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    /** The folders of the cases. */
    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static void check(Path folder) throws IOException {
        AnalyzedSource source = AnalyzedSource.of(Files.readString(folder.resolve("Input.java")));
        DiagnosticList diagnostics = new DiagnosticList();
        Lowering lowering = new Lowering(source, diagnostics);
        StringBuilder text = new StringBuilder();
        source.annotated("Differentiable")
                .forEach(method -> text.append(lowering.lower(method)
                        .map(lowered -> Printer.print(Verifier.check(lowered.function())))
                        .orElse("refused\n")));
        diagnostics
                .diagnostics()
                .forEach(diagnostic -> text.append("// ")
                        .append(diagnostic.span().line())
                        .append(": ")
                        .append(diagnostic.message().code())
                        .append('\n'));
        Path golden = folder.resolve("lowered.ir");
        if (Boolean.getBoolean("retrograd.updateGoldens")) {
            Files.writeString(golden, text);
        }
        assertThat(golden)
                .as("run with -Dretrograd.updateGoldens=true to create it")
                .exists();
        assertThat(text).hasToString(Files.readString(golden));
    }
}
