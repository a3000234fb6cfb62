package dev.retrograd.benchmarks.compiletime;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One run of javac in this process, from sources in memory to class files in memory.
 *
 * @param nanoseconds how long it took
 * @param generated the sources that processors wrote, by qualified name
 */
public record Compilation(long nanoseconds, Map<String, String> generated) {

    /**
     * Compiles with this program's own class path.
     *
     * @param sources the text of each class by its qualified name
     * @param processors the annotation processors to run, new ones for each compilation
     * @return what came of it
     * @throws IllegalStateException if javac reports an error
     */
    public static Compilation of(Map<String, String> sources, List<Processor> processors) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options = new ArrayList<>(List.of("-classpath", System.getProperty("java.class.path"), "-nowarn"));
        if (processors.isEmpty()) {
            options.add("-proc:none");
        }
        StringWriter messages = new StringWriter();
        long start = System.nanoTime();
        Memory memory = new Memory(javac.getStandardFileManager(null, null, null));
        JavaCompiler.CompilationTask task = javac.getTask(messages, memory, null, options, null, units);
        if (!processors.isEmpty()) {
            task.setProcessors(processors);
        }
        boolean success = task.call();
        long nanoseconds = System.nanoTime() - start;
        if (!success) {
            throw new IllegalStateException("javac failed:\n" + messages);
        }
        Map<String, String> generated = new LinkedHashMap<>();
        memory.generated.forEach((name, source) -> generated.put(name, source.getCharContent(true)));
        return new Compilation(nanoseconds, generated);
    }

    /** Keeps all output, and reads everything else from disk. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, Source> generated = new LinkedHashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Source output = new Source(name, kind);
            if (kind == JavaFileObject.Kind.SOURCE) {
                generated.put(name, output);
            }
            return output;
        }

        @Override
        public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
            return file instanceof Source source ? source.name : super.inferBinaryName(location, file);
        }
    }

    /** A file in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String name;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Source(String name, JavaFileObject.Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
            this.name = name;
        }

        Source(String name, String text) {
            this(name, Kind.SOURCE);
            content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
