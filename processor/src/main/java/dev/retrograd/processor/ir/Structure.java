package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * How a parameter or a result is taken apart into what functions know: numbers, arrays, matrices and other values that have no
 * parts. Its leaves, in order, are parameters or results of the function.
 */
public sealed interface Structure {
    /** The type in Java. */
    Type type();

    /** Whether any leaf carries a derivative. */
    boolean isActive();

    /** The same structure without any derivative. */
    Structure constant();

    /** The leaves in order, each with the way to it. */
    default List<Path> leaves() {
        List<Path> leaves = new ArrayList<>();
        collect(List.of(), leaves);
        return leaves;
    }

    /** Adds the leaves below a way. */
    private void collect(List<Part> way, List<Path> leaves) {
        if (this instanceof Leaf leaf) {
            leaves.add(new Path(way, leaf));
            return;
        }
        if (this instanceof Elements elements) {
            elements.collectColumns(way, leaves);
            return;
        }
        for (Part part : ((Parts) this).parts()) {
            List<Part> longer = new ArrayList<>(way);
            longer.add(part);
            part.structure().collect(longer, leaves);
        }
    }

    /** The structure of a value without parts: it carries a derivative if its type does. */
    static Leaf of(Type type) {
        return new Leaf(type, type.isDifferentiable());
    }

    /**
     * A value without parts.
     *
     * @param type its type
     * @param isActive whether it carries a derivative
     */
    record Leaf(Type type, boolean isActive) implements Structure {
        @Override
        public Leaf constant() {
            return new Leaf(type, false);
        }
    }

    /**
     * An object that stands for its fields.
     *
     * @param type its class
     * @param parts those of its fields that can be read
     */
    record Parts(ClassType type, List<Part> parts) implements Structure {
        /** Copies the list. */
        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isActive() {
            return parts.stream().anyMatch(part -> part.structure().isActive());
        }

        @Override
        public Parts constant() {
            return new Parts(
                    type,
                    parts.stream()
                            .map(part -> new Part(
                                    part.name(), part.reader(), part.structure().constant()))
                            .toList());
        }
    }

    /**
     * An array of objects: each leaf of an element becomes an array.
     *
     * @param type the array's type
     * @param element its elements
     */
    record Elements(ArrayType type, Parts element) implements Structure {
        /** What reads an element: each of them in turn. */
        public static final String EACH = "[]";

        @Override
        public boolean isActive() {
            return element.isActive();
        }

        @Override
        public Elements constant() {
            return new Elements(type, element.constant());
        }

        private void collectColumns(List<Part> way, List<Path> leaves) {
            for (Path path : element.leaves()) {
                List<Part> longer = new ArrayList<>(way);
                longer.add(new Part("", EACH, element));
                longer.addAll(path.way());
                Leaf column =
                        new Leaf(new ArrayType(path.leaf().type()), path.leaf().isActive());
                leaves.add(new Path(longer, column));
            }
        }
    }

    /**
     * A field of an object.
     *
     * @param name the field
     * @param reader what reads it from outside: {@code x()} or {@code x}
     * @param structure what it is
     */
    record Part(String name, String reader, Structure structure) {}

    /**
     * The way to a leaf.
     *
     * @param way the fields that lead to it; none if the whole is a leaf
     * @param leaf the leaf
     */
    record Path(List<Part> way, Leaf leaf) {
        /** Copies the list. */
        public Path {
            way = List.copyOf(way);
        }

        /** A name for the leaf below a variable: {@code p.position.x} gives {@code pPositionX}. */
        public String name(String root) {
            StringBuilder name = new StringBuilder(root);
            for (Part part : way) {
                if (part.name().isEmpty()) {
                    continue;
                }
                name.append(Character.toUpperCase(part.name().charAt(0)))
                        .append(part.name().substring(1));
            }
            return name.toString();
        }
    }
}
