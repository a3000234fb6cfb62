package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every method of a big library is understood exactly as javac understands it. */
class StressTest {
    private static final String KNOWN_FILE = "org/hipparchus/util/FastMath.java";

    @Test
    void everyMethodOfHipparchusCore() throws IOException {
        URL known = StressTest.class.getClassLoader().getResource(KNOWN_FILE);
        assertThat(known)
                .as("the sources of hipparchus-core on the test class path")
                .isNotNull();
        URI jar = URI.create(known.toString().substring(0, known.toString().indexOf("!/")));
        try (FileSystem sources = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> files = Files.walk(sources.getPath("/org"))) {
            attribute(files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }

    private static void attribute(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        EveryMethodProcessor processor = new EveryMethodProcessor();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-cp", Build.annotations().toString(), "--release", "17", "-nowarn");
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(processor));
            task.analyze();
        }
        assertThat(diagnostics.getDiagnostics()).noneMatch(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR);
        assertThat(processor.problems).isEmpty();
        assertThat(processor.compared()).isEqualTo(processor.methods).isGreaterThan(4_000);
        assertThat(processor.nodes).isGreaterThan(100_000);
    }
}
