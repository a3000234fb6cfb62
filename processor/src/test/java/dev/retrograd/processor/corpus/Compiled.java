package dev.retrograd.processor.corpus;

import dev.retrograd.processor.RetrogradProcessor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Sources compiled in this process with the processor.
 *
 * @param diagnostics what javac said
 * @param sources the companions by qualified name
 * @param loader loads the classes; empty after errors
 */
public record Compiled(
        List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, String> sources, ClassLoader loader) {
    /** The oldest Java that is supported; on that JDK javac need not open its archive of older ones. */
    private static final int OLDEST = 17;

    /**
     * Compiles sources.
     *
     * @param texts the sources by qualified name
     * @param options the processor's options, {@code -Aname=value}, and the release if it is not the oldest
     */
    public static Compiled of(Map<String, String> texts, List<String> options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles files =
                new MemoryFiles(javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8));
        List<String> arguments = new ArrayList<>(
                List.of("-Xlint:all,-processing,-options", "-classpath", System.getProperty("java.class.path")));
        if (Runtime.version().feature() > OLDEST && !options.contains("--release")) {
            arguments.addAll(List.of("--release", String.valueOf(OLDEST)));
        }
        arguments.addAll(options);
        List<JavaFileObject> units = new ArrayList<>();
        texts.forEach((name, text) -> units.add(new Source(name, text)));
        JavaCompiler.CompilationTask task = javac.getTask(null, files, diagnostics, arguments, null, units);
        task.setProcessors(List.of(new RetrogradProcessor()));
        task.call();
        return new Compiled(List.copyOf(diagnostics.getDiagnostics()), files.generatedSources(), files.loader());
    }

    /** Compiles sources, leaving out those with errors; {@code failures} gets these with what javac said. */
    static Compiled ofGood(Map<String, String> texts, List<String> options, Map<String, String> failures) {
        Map<String, String> good = new TreeMap<>(texts);
        while (true) {
            Compiled compiled = of(good, options);
            Set<String> bad = new TreeSet<>();
            for (Diagnostic<? extends JavaFileObject> error : compiled.errors()) {
                String owner = error.getSource() == null ? "" : owner(error.getSource(), good.keySet());
                bad.add(owner);
                failures.merge(owner, error.toString(), (a, b) -> a + "\n" + b);
            }
            if (!good.keySet().removeAll(bad) || good.isEmpty()) {
                return compiled;
            }
        }
    }

    /** Each corpus file has a package of its own, which its companions share. */
    private static String owner(JavaFileObject source, Set<String> names) {
        String path = source.toUri().getPath().substring(1);
        String folder = path.substring(0, path.lastIndexOf('/')).replace('/', '.');
        return names.stream()
                .filter(name -> name.startsWith(folder + "."))
                .findFirst()
                .orElse("");
    }

    /** What javac said that kept it from compiling. */
    public List<Diagnostic<? extends JavaFileObject>> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
