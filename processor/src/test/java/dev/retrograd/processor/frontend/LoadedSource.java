package dev.retrograd.processor.frontend;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source text, compiled and loaded, so that its methods can be run. */
final class LoadedSource extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    /** Compiles source text. */
    LoadedSource(String text) {
        super(LoadedSource.class.getClassLoader());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        List<String> options = List.of("-proc:none", "-Xlint:none");
        if (!compiler.getTask(null, files, null, options, null, List.of(AnalyzedSource.file(text)))
                .call()) {
            throw new IllegalArgumentException("does not compile: " + text);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            throw new ClassNotFoundException(name);
        }
        byte[] bytes = classes.get(name).toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** A method of a class. */
    Method method(String className, String name) throws ClassNotFoundException {
        Method found = Arrays.stream(loadClass(className).getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found;
    }
}
