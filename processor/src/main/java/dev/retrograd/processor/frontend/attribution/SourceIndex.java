package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.CompilationUnitTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;

/** The sources of the outer compilation: which file declares which top-level class, and which names the files mention. */
final class SourceIndex {
    private final PendingNames names = new PendingNames();
    /** Files whose names nobody has asked for yet: those of the last rounds are mostly companions, which nothing reads here. */
    private final List<CompilationUnitTree> unread = new ArrayList<>();

    private final Map<String, NamedFile> files = new LinkedHashMap<>();
    private final Map<String, List<NamedFile>> byPackage = new HashMap<>();
    private final Map<URI, CompilationUnitTree> units = new HashMap<>();

    /** Adds a top-level class and, the first time, the names in its file. */
    void add(String binaryName, CompilationUnitTree unit) {
        add(binaryName, unit.getSourceFile());
        if (units.put(unit.getSourceFile().toUri(), unit) == null) {
            unread.add(unit);
        }
    }

    /** The names in a package that files mention and that have not been taken yet. */
    Set<String> takeNames(String packageName) {
        unread.forEach(unit -> SourceNames.collect(unit, names));
        unread.clear();
        return names.take(packageName);
    }

    /** Adds a top-level class whose tree is not to be had. */
    void add(String binaryName, JavaFileObject source) {
        if (!files.containsKey(binaryName)) {
            NamedFile file = new NamedFile(binaryName, source);
            files.put(binaryName, file);
            byPackage
                    .computeIfAbsent(QualifiedNames.packageOf(binaryName), p -> new ArrayList<>())
                    .add(file);
        }
    }

    Set<String> classNames() {
        return files.keySet();
    }

    List<NamedFile> in(String packageName) {
        return byPackage.getOrDefault(packageName, List.of());
    }

    /** The outer compilation's tree of a file. */
    Optional<CompilationUnitTree> unit(URI source) {
        return Optional.ofNullable(units.get(source));
    }
}
