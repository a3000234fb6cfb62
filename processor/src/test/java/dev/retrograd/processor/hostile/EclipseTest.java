package dev.retrograd.processor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.RetrogradProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler of Eclipse shows no bodies of methods to processors: one error says so, where there is need. */
class EclipseTest {
    @TempDir
    private Path folder;

    private static JavaCompiler eclipse() {
        return ServiceLoader.load(JavaCompiler.class).stream()
                .filter(provider -> provider.type().getName().startsWith("org.eclipse."))
                .findFirst()
                .orElseThrow()
                .get();
    }

    private List<Diagnostic<? extends JavaFileObject>> diagnostics(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Model.java"), source);
        JavaCompiler compiler = eclipse();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            String path = System.getProperty("java.class.path");
            List<String> options = List.of("--release", "17", "-d", folder.toString(), "-classpath", path);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(), files, diagnostics, options, null, files.getJavaFileObjects(file));
            task.setProcessors(List.of(new RetrogradProcessor()));
            assertThat(task.call())
                    .isEqualTo(diagnostics.getDiagnostics().stream()
                            .noneMatch(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR));
        }
        return diagnostics.getDiagnostics();
    }

    @Test
    void oneErrorThatNamesTheCompiler() throws IOException {
        String source = """
                class Model {
                  @dev.retrograd.Differentiable static double f(double x) { return x * x; }
                  @dev.retrograd.Differentiable static double g(double x) { return Math.sin(x); }
                  static double plain(double x) { return x; }
                }
                """;
        assertThat(diagnostics(source)).singleElement().satisfies(error -> {
            assertThat(error.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
            assertThat(error.getMessage(Locale.ROOT))
                    .contains("[RG301] Retrograd needs javac, this is org.eclipse.", "compile with javac");
        });
    }

    @Test
    void nothingWhereNothingIsAnnotated() throws IOException {
        assertThat(diagnostics("class Model { static double plain(double x) { return x; } }"))
                .isEmpty();
    }
}
