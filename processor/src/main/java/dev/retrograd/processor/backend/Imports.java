package dev.retrograd.processor.backend;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names by which a class that is being written refers to others: its own nested classes and those of its package by their simple
 * names, others likewise through an import, and whatever such a name would not reach by its qualified name.
 */
final class Imports {
    private final ClassName home;
    private final Set<String> nested;
    private final Map<String, ClassName> imported = new HashMap<>();

    /**
     * Decides what is imported.
     *
     * @param home the class that is being written
     * @param nested the simple names of the classes nested in it
     * @param mentioned the classes that it mentions; of two with the same simple name the first is imported
     */
    Imports(ClassName home, Set<String> nested, List<ClassName> mentioned) {
        this.home = home;
        this.nested = nested;
        Set<String> neighbours = new HashSet<>();
        for (ClassName mention : mentioned) {
            if (isNeighbour(mention)) {
                neighbours.add(top(mention));
            } else if (!mention.packageName().isEmpty() && !isOwn(top(mention))) {
                imported.putIfAbsent(top(mention), mention.topLevelClassName());
            }
        }
        imported.keySet().removeAll(neighbours);
    }

    private static String top(ClassName type) {
        return type.topLevelClassName().simpleName();
    }

    private boolean isNeighbour(ClassName type) {
        return type.packageName().equals(home.packageName());
    }

    /** Whether a simple name means this class or one nested in it. */
    private boolean isOwn(String simpleName) {
        return nested.contains(simpleName) || simpleName.equals(home.simpleName());
    }

    /** How the class refers to another. */
    String name(ClassName type) {
        String simple = String.join(".", type.simpleNames());
        if (home.equals(type.enclosingClassName())) {
            return type.simpleName();
        }
        ClassName meant = imported.get(top(type));
        boolean reached = isNeighbour(type)
                ? type.topLevelClassName().equals(home) || !isOwn(top(type))
                : type.topLevelClassName().equals(meant);
        return reached ? simple : type.canonicalName();
    }

    /** The import declarations. */
    String declarations() {
        String lines = imported.values().stream()
                .filter(type -> !type.packageName().equals("java.lang"))
                .map(ClassName::canonicalName)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(name -> "import " + name + ";\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : lines + "\n";
    }
}
