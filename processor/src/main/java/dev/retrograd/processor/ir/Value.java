package dev.retrograd.processor.ir;

import java.util.Objects;

/**
 * One SSA value, compared by identity: defined once, as a result of an operation or a parameter of a region.
 *
 * <p>The name is a hint for readers of the output: the user's variable where there is one. Several values may bear the same
 * name (the versions of a variable); the back end tells them apart.
 */
public final class Value {
    private final Type type;
    private String name;

    private Value(Type type, String name) {
        this.type = Objects.requireNonNull(type);
        this.name = name;
    }

    /** A value whose name, if it needs one, is left to the back end. */
    public static Value of(Type type) {
        return new Value(type, null);
    }

    /** A value with a name hint; {@code null} for none. */
    public static Value of(Type type, String name) {
        return new Value(type, name);
    }

    /** A new value of the same type and name. */
    public Value fresh() {
        return new Value(type, name);
    }

    /** The type. */
    public Type type() {
        return type;
    }

    /** The name hint, or {@code null}. */
    public String name() {
        return name;
    }

    /** Gives the value a name unless it has one; the front end learns the variable's name after lowering its initialiser. */
    public void nameIfAbsent(String hint) {
        if (name == null) {
            name = hint;
        }
    }

    @Override
    public String toString() {
        return (name == null ? "%" : name) + ":" + type;
    }
}
