package dev.retrograd.processor.frontend.attribution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Simple names, by package, that something mentions and that may be classes. Each is handed out once, so that a name is never
 * looked up twice however often it occurs.
 */
final class PendingNames {
    private final Map<String, Set<String>> seen = new HashMap<>();
    private final Map<String, Set<String>> pending = new HashMap<>();

    void add(String packageName, String simpleName) {
        if (seen.computeIfAbsent(packageName, p -> new HashSet<>()).add(simpleName)) {
            pending.computeIfAbsent(packageName, p -> new LinkedHashSet<>()).add(simpleName);
        }
    }

    /** Adds a binary name. */
    void add(String binaryName) {
        add(QualifiedNames.packageOf(binaryName), QualifiedNames.simpleOf(binaryName));
    }

    /** The names of a package that have not been taken yet; empty when there is nothing new. */
    Set<String> take(String packageName) {
        Set<String> names = pending.remove(packageName);
        return names == null ? Set.of() : names;
    }
}
