package dev.retrograd.processor.frontend.attribution;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** The folders and jars found so far to be on the class or module path of the outer compilation, and the classes in them. */
final class ClassRoots {
    private final StandardJavaFileManager files;
    private final Consumer<String> mentioned;
    private final Set<Path> roots = new LinkedHashSet<>();
    private final Map<String, Map<String, NamedFile>> packages = new HashMap<>();

    /** Uses the class path of the given file manager, which nobody else may set. */
    ClassRoots(StandardJavaFileManager files, Consumer<String> mentioned) {
        this.files = files;
        this.mentioned = mentioned;
        publish();
    }

    /**
     * Adds the root that holds a class file.
     *
     * @param location where the class file was found
     * @param relative its path within the root
     * @return false if the location is not in a folder or jar
     */
    boolean add(URI location, String relative) {
        Path root = rootOf(location, relative);
        if (root == null) {
            return false;
        }
        if (roots.add(root)) {
            packages.clear();
            publish();
        }
        return true;
    }

    private static Path rootOf(URI location, String relative) {
        try {
            if ("jar".equals(location.getScheme())) {
                String text = location.toString();
                return Path.of(URI.create(text.substring("jar:".length(), text.lastIndexOf("!/"))));
            }
            if ("file".equals(location.getScheme())) {
                String path = Path.of(location).toString();
                String suffix = File.separator + relative.replace('/', File.separatorChar);
                return path.endsWith(suffix) ? Path.of(path.substring(0, path.length() - suffix.length())) : null;
            }
        } catch (RuntimeException e) {
            return null; // a location of a shape unknown to us
        }
        return null;
    }

    private void publish() {
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, roots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what folders contained: another processor has written a class file. */
    void refresh() {
        packages.clear();
    }

    boolean contains(String packageName, String simpleName) {
        return classesIn(packageName).containsKey(QualifiedNames.join(packageName, simpleName));
    }

    /** Class files of a package by binary name; where two roots hold the same class, the first found wins. */
    Map<String, NamedFile> classesIn(String packageName) {
        return packages.computeIfAbsent(packageName, this::list);
    }

    private Map<String, NamedFile> list(String packageName) {
        Map<String, NamedFile> classes = new LinkedHashMap<>();
        if (roots.stream().noneMatch(Files::exists)) {
            return classes; // without roots javac would fall back to the working directory
        }
        try {
            for (JavaFileObject file :
                    files.list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                String name = files.inferBinaryName(StandardLocation.CLASS_PATH, file);
                if (name != null && !QualifiedNames.simpleOf(name).equals("module-info")) {
                    classes.putIfAbsent(name, new ClassFile(name, file, mentioned));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }
}
