package dev.retrograd.processor.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables that a place of a random method sees. */
final class RandomScope {
    /** What a variable holds. Rows, arrays and integer arrays have three elements, long arrays three or more. */
    enum Kind {
        REAL("double"),
        INT("int"),
        FLAG("boolean"),
        ARRAY("double[]"),
        TABLE("double[][]"),
        MATRIX("Matrix"),
        INTS("int[]"),
        LONG_ARRAY("double[]"),
        FLOAT("float");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
    private final Set<String> fixed = new HashSet<>();
    private final String prefix;
    private int made;

    RandomScope(String prefix) {
        this.prefix = prefix;
        for (Kind kind : Kind.values()) {
            names.put(kind, new ArrayList<>());
        }
    }

    /** A name that no variable has. */
    String fresh(String stem) {
        return prefix + stem + made++;
    }

    void add(Kind kind, String name) {
        names.get(kind).add(name);
    }

    /** Adds a variable that is read only. */
    void addFixed(Kind kind, String name) {
        add(kind, name);
        fixed.add(name);
    }

    boolean has(Kind kind) {
        return !names.get(kind).isEmpty();
    }

    List<String> all(Kind kind) {
        return names.get(kind);
    }

    List<String> assignable(Kind kind) {
        return names.get(kind).stream().filter(name -> !fixed.contains(name)).toList();
    }

    /** How many variables of each kind there are now. */
    List<Integer> mark() {
        return names.values().stream().map(List::size).toList();
    }

    /** Forgets the variables added since. */
    void release(List<Integer> mark) {
        int kind = 0;
        for (List<String> variables : names.values()) {
            int before = mark.get(kind++);
            variables.subList(before, variables.size()).clear();
        }
    }
}
