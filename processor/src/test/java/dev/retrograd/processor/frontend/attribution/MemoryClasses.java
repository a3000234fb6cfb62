package dev.retrograd.processor.frontend.attribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** A file manager with classes that are in no file, as tools have them that compile in memory. */
final class MemoryClasses extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, MemoryClass> classes = new LinkedHashMap<>();

    private static final class MemoryClass extends SimpleJavaFileObject {
        private final String binaryName;
        private final byte[] bytes;

        MemoryClass(String binaryName, byte[] bytes) {
            super(URI.create("memory:///" + binaryName.replace('.', '/') + ".class"), Kind.CLASS);
            this.binaryName = binaryName;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }

    MemoryClasses(JavaFileManager files) {
        super(files);
    }

    void add(String binaryName, byte[] bytes) {
        classes.put(binaryName, new MemoryClass(binaryName, bytes));
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        List<JavaFileObject> files = new ArrayList<>();
        super.list(location, packageName, kinds, recurse).forEach(files::add);
        if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
            classes.values().stream()
                    .filter(file -> QualifiedNames.packageOf(file.binaryName).equals(packageName))
                    .forEach(files::add);
        }
        return files;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof MemoryClass found ? found.binaryName : super.inferBinaryName(location, file);
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName) throws IOException {
        if (location == StandardLocation.CLASS_PATH && relativeName.endsWith(".class")) {
            String simple = relativeName.substring(0, relativeName.length() - ".class".length());
            MemoryClass found = classes.get(QualifiedNames.join(packageName, simple));
            if (found != null) {
                return found;
            }
        }
        return super.getFileForInput(location, packageName, relativeName);
    }
}
