package dev.retrograd.processor.corpus;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what javac writes in memory, and can load the classes. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs = new HashMap<>();

    MemoryFiles(JavaFileManager manager) {
        super(manager);
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return outputs.computeIfAbsent(className + kind.extension, key -> new Output(className, kind));
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    /** The generated sources by qualified name. */
    Map<String, String> generatedSources() {
        Map<String, String> sources = new TreeMap<>();
        outputs.forEach((name, output) -> {
            if (output.getKind() == JavaFileObject.Kind.SOURCE) {
                sources.put(
                        name.substring(0, name.length() - ".java".length()),
                        output.bytes.toString(StandardCharsets.UTF_8));
            }
        });
        return sources;
    }

    /** A loader of the compiled classes. */
    ClassLoader loader() {
        return new ClassLoader(MemoryFiles.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                Output output = outputs.get(name + JavaFileObject.Kind.CLASS.extension);
                if (output == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = output.bytes.toByteArray();
                return defineClass(name, code, 0, code.length);
            }
        };
    }
}
