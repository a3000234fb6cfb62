package dev.retrograd.processor.frontend.attribution;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac in process on a folder of sources, as a user's build would. */
final class Build {
    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();

    Build(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        classPath.add(annotations());
    }

    /** Folder or jar with the annotations. */
    static Path annotations() {
        try {
            return Path.of(dev.retrograd.Differentiable.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path output() {
        return folder.resolve("classes");
    }

    /** Writes a file that is not itself given to the compiler. */
    Path write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a source file to the compilation. */
    Build source(String path, String... lines) {
        sources.add(write(path, String.join("\n", lines) + "\n"));
        return this;
    }

    Build sources(Stream<Path> files) {
        files.forEach(sources::add);
        return this;
    }

    Build options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Build on(Path root) {
        classPath.add(root);
        return this;
    }

    Build noClassPath() {
        classPath.clear();
        return this;
    }

    Build with(Processor processor) {
        processors.add(processor);
        return this;
    }

    /** What javac printed and decided. */
    record Result(boolean success, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
        List<String> of(Diagnostic.Kind... kinds) {
            return diagnostics.stream()
                    .filter(d -> List.of(kinds).contains(d.getKind()))
                    .map(d -> d.getMessage(null))
                    .toList();
        }

        List<String> errors() {
            return of(Diagnostic.Kind.ERROR);
        }

        List<String> warnings() {
            return of(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING);
        }
    }

    Result run() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            return run(compiler, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs with a file manager of the test's own. */
    Result run(JavaCompiler compiler, JavaFileManager files) throws IOException {
        List<String> all = new ArrayList<>(List.of("-d", output().toString()));
        if (!classPath.isEmpty()) {
            all.add("-cp");
            all.add(classPath.stream()
                    .map(Path::toString)
                    .reduce((a, b) -> a + java.io.File.pathSeparator + b)
                    .orElseThrow());
        }
        all.addAll(options);
        if (processors.isEmpty()) {
            all.add("-proc:none");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager sourceFiles = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    output, files, diagnostics, all, null, sourceFiles.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(processors);
            boolean success = task.call();
            return new Result(success, diagnostics.getDiagnostics(), output.toString());
        }
    }
}
