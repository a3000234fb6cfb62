package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;

/** A mutable variable: a local or parameter of one execution of a method, its result, or the flag of a jump. */
final class Variable implements Comparable<Variable> {
    /** What a flag holds while it is known that the jump was not taken. */
    static final Value CLEAR = Value.of(Primitive.BOOLEAN);

    /** What a flag holds while it is known that the jump was taken. */
    static final Value SET = Value.of(Primitive.BOOLEAN);

    private final String name;
    private final Type type;
    private final int order;
    private final Kind kind;
    private final Layout layout;
    private final Map<VariableElement, Variable> parts;
    private final Variable presence;
    private int readers;

    /** What a variable is for. */
    enum Kind {
        /** One of the user's. */
        LOCAL,
        /** What a method returns or a switch yields; it has no value until then. */
        RESULT,
        /** Whether a jump was taken. */
        FLAG
    }

    Variable(String name, Type type, int order, Kind kind) {
        this(name, type, order, kind, null, Map.of(), null);
    }

    /** A variable that is replaced by variables for the fields of the objects that it holds. */
    Variable(
            String name,
            Type type,
            int order,
            Kind kind,
            Layout layout,
            Map<VariableElement, Variable> parts,
            Variable presence) {
        this.name = name;
        this.type = type;
        this.order = order;
        this.kind = kind;
        this.layout = layout;
        this.parts = parts;
        this.presence = presence;
    }

    /** The class of the objects that it holds, if variables for their fields replace it; null otherwise. */
    Layout layout() {
        return layout;
    }

    /** The variables that replace it, by field. */
    Map<VariableElement, Variable> parts() {
        return parts;
    }

    /** Whether it holds an object or number and not {@code null}; null if it always does, or is a variable like any other. */
    Variable presence() {
        return presence;
    }

    /** The variables that replace it, at all depths; itself if none do. */
    Stream<Variable> leaves() {
        if (layout == null) {
            return presence == null ? Stream.of(this) : Stream.of(this, presence);
        }
        Stream<Variable> fields = parts.values().stream().flatMap(Variable::leaves);
        return presence == null ? fields : Stream.concat(fields, Stream.of(presence));
    }

    String name() {
        return name;
    }

    /** The type; null if the declaration was refused. */
    Type type() {
        return type;
    }

    boolean isFlag() {
        return kind == Kind.FLAG;
    }

    boolean isResult() {
        return kind == Kind.RESULT;
    }

    /** Announces a statement to come that reads this flag: until then branches have to merge it. */
    void addReader() {
        readers++;
    }

    void removeReader() {
        readers--;
    }

    boolean isAwaited() {
        return readers > 0;
    }

    @Override
    public int compareTo(Variable other) {
        return Integer.compare(order, other.order);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return order;
    }
}
