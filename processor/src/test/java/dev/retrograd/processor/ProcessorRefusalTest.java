package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.diagnostic.ExpectedMessages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Messages as javac shows them: kind, line and code stand in comments of the inputs. */
class ProcessorRefusalTest {
    private static final Pattern CODE = Pattern.compile("^\\[(RG\\d+)]");

    @TempDir
    Path output;

    @TestFactory
    Stream<DynamicTest> refusals() throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/diagnostics/processor"))) {
            inputs = files.sorted().toList();
        }
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> check(input)));
    }

    private void check(Path input) throws IOException {
        String text = Files.readString(input);
        assertThat(compile(text)).containsExactlyInAnyOrderElementsOf(ExpectedMessages.of(text));
    }

    private List<String> compile(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///test/Input.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, null, diagnostics, List.of("-d", output.toString()), null, List.of(file));
        task.setProcessors(List.of(new RetrogradProcessor()));
        task.call();
        List<String> found = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            String message = diagnostic.getMessage(Locale.ROOT);
            Matcher code = CODE.matcher(message);
            String kind = switch (diagnostic.getKind()) {
                case ERROR -> "error";
                case NOTE -> "note";
                default -> "warning";
            };
            found.add(ExpectedMessages.entry(diagnostic.getLineNumber(), kind, code.find() ? code.group(1) : message));
        }
        return found;
    }
}
