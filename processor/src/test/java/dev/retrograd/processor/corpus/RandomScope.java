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
        FLOAT("float"),
        /** A record of the method's own. */
        PAIR("#Pair"),
        /** An object of the method's own class, which changes. */
        CELL("#Cell"),
        /** An object of one of two classes. */
        SHAPE("#Shape"),
        FUNCTION("java.util.function.DoubleUnaryOperator"),
        TEXT("String"),
        LIST("java.util.List<Double>"),
        DEQUE("java.util.ArrayDeque<Double>"),
        /** An object of a generic class, which changes. */
        BOX("Box<Double>"),
        /** Three rows, none of them empty. */
        RAGGED("double[][]"),
        LEVEL("Level"),
        LONG("long");

        /** The kinds of variables that a statement declares, the frequent ones more than once. */
        static final List<Kind> DECLARED = List.of(
                REAL,
                REAL,
                REAL,
                ARRAY,
                ARRAY,
                INT,
                TABLE,
                FLAG,
                MATRIX,
                INTS,
                LONG_ARRAY,
                PAIR,
                CELL,
                SHAPE,
                FUNCTION,
                LIST,
                LIST,
                DEQUE,
                BOX,
                RAGGED,
                LEVEL,
                LONG);

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private final Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
    private final Set<String> fixed = new HashSet<>();
    private final Set<String> captured = new HashSet<>();
    private final int[] made;
    private final boolean objects;

    /** A scope of a method that has the types of {@link RandomObjects}, or has not. */
    RandomScope(boolean objects) {
        this(new int[1], objects);
    }

    private RandomScope(int[] made, boolean objects) {
        this.made = made;
        this.objects = objects;
        for (Kind kind : Kind.values()) {
            names.put(kind, new ArrayList<>());
        }
    }

    /** A name that no variable has. */
    String fresh(String stem) {
        return stem + made[0]++;
    }

    void add(Kind kind, String name) {
        names.get(kind).add(name);
    }

    /** Adds a variable that is read only. */
    void addFixed(Kind kind, String name) {
        add(kind, name);
        fixed.add(name);
    }

    /** Adds a variable that is set once, which lambdas may read. */
    void addFinal(Kind kind, String name) {
        addFixed(kind, name);
        captured.add(name);
    }

    /** What a lambda with this parameter sees. */
    RandomScope closure(String parameter) {
        RandomScope closure = new RandomScope(made, objects);
        names.forEach(
                (kind, all) -> all.stream().filter(captured::contains).forEach(name -> closure.addFinal(kind, name)));
        closure.add(Kind.REAL, parameter);
        closure.complete(parameter);
        return closure;
    }

    /** Adds what expressions need to have: an array made of the number, and an integer. */
    void complete(String number) {
        if (!has(Kind.ARRAY)) {
            addFixed(Kind.ARRAY, "new double[] {" + number + ", 0.4, 1.5 * " + number + "}");
        }
        if (!has(Kind.INT)) {
            addFixed(Kind.INT, "2");
        }
    }

    /** Whether there may be variables of a kind. */
    boolean allows(Kind kind) {
        return objects || !List.of(Kind.PAIR, Kind.CELL, Kind.SHAPE).contains(kind);
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
