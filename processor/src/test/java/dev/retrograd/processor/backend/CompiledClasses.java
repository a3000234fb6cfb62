package dev.retrograd.processor.backend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in memory with all of javac's warnings as errors, and loads the classes. */
final class CompiledClasses extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    private CompiledClasses() {
        super(CompiledClasses.class.getClassLoader());
    }

    static CompiledClasses of(List<String> files) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        CompiledClasses compiled = new CompiledClasses();
        StandardJavaFileManager files0 = javac.getStandardFileManager(diagnostics, Locale.ROOT, null);
        JavaFileManager memory = new Memory(files0, compiled.classes);
        List<String> options = List.of(
                "-Xlint:all",
                "-Werror",
                "-Xdoclint:all/protected,-reference",
                "-proc:none",
                "--release",
                "17",
                "-Xlint:-options");
        List<Source> sources = files.stream().map(Source::new).toList();
        if (!javac.getTask(null, memory, diagnostics, options, null, sources).call()) {
            throw new AssertionError(diagnostics.getDiagnostics() + "\n" + files);
        }
        return compiled;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** The number of bytecodes of a class's largest method, as {@code javap} sees it. */
    int largestMethod(String name) {
        try {
            Path file = Files.createTempFile("Companion", ".class");
            Files.write(file, classes.get(name));
            StringWriter text = new StringWriter();
            PrintWriter out = new PrintWriter(text);
            java.util.spi.ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file.toString());
            Files.delete(file);
            Matcher offsets = Pattern.compile("(?m)^ +(\\d+): ").matcher(text.toString());
            return offsets.results()
                    .mapToInt(offset -> Integer.parseInt(offset.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class's source, which its file is named after. */
    private static final class Source extends SimpleJavaFileObject {
        private static final Pattern CLASS = Pattern.compile("\\bclass (\\w+)");
        private final String text;

        Source(String text) {
            super(URI.create("memory:///p/" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String name(String text) {
            Matcher found = CLASS.matcher(text);
            if (!found.find()) {
                throw new IllegalArgumentException("no class in " + text);
            }
            return found.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        Memory(JavaFileManager inner, Map<String, byte[]> classes) {
            super(inner);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
