package dev.retrograd.processor.frontend.attribution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Shows the nested compiler what the outer compilation sees, all in the unnamed module (access between modules is checked by the
 * outer compilation), and stubs of the classes that are yet to be generated. The platform's classes are the standard file manager's.
 */
final class NestedFileManager extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final OuterView view;
    private final Map<String, List<NamedFile>> stubs = new HashMap<>();

    NestedFileManager(StandardJavaFileManager platform, OuterView view, Map<String, Supplier<String>> stubSources) {
        super(platform);
        this.view = view;
        stubSources.forEach(
                (name, text) -> stubs.computeIfAbsent(QualifiedNames.packageOf(name), p -> new ArrayList<>())
                        .add(new NamedFile(name, new StubSource(name, text))));
    }

    @Override
    public boolean hasLocation(Location location) {
        if (location == StandardLocation.SOURCE_PATH || location == StandardLocation.CLASS_PATH) {
            return true;
        }
        return location != StandardLocation.MODULE_SOURCE_PATH
                && location != StandardLocation.MODULE_PATH
                && super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        if (location == StandardLocation.SOURCE_PATH) {
            return kinds.contains(Kind.SOURCE) ? sources(packageName) : List.of();
        }
        if (location == StandardLocation.CLASS_PATH) {
            return kinds.contains(Kind.CLASS) ? List.copyOf(view.classesIn(packageName)) : List.of();
        }
        return super.list(location, packageName, kinds, recurse);
    }

    /** The real companion, once it is generated, goes before its stub. */
    private List<JavaFileObject> sources(String packageName) {
        List<JavaFileObject> files = new ArrayList<>(view.sourcesIn(packageName));
        for (NamedFile stub : stubs.getOrDefault(packageName, List.of())) {
            if (!view.sources().classNames().contains(stub.binaryName())) {
                files.add(stub);
            }
        }
        return files;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof NamedFile named ? named.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        if (location == StandardLocation.SOURCE_PATH || location == StandardLocation.CLASS_PATH) {
            return file instanceof NamedFile;
        }
        return super.contains(location, file);
    }
}
