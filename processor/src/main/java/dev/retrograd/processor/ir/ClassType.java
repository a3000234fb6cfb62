package dev.retrograd.processor.ir;

/**
 * A class or interface type; opaque to differentiation unless it is {@link #MATRIX}.
 *
 * @param name the canonical name, with type arguments as in {@code java.util.Map<java.lang.String,? extends java.lang.Number>}
 */
public record ClassType(String name) implements Type {

    /** The runtime's matrix type. */
    public static final ClassType MATRIX = new ClassType("dev.retrograd.runtime.Matrix");

    /** The class without its type arguments. */
    public String erased() {
        int arguments = name.indexOf('<');
        return arguments < 0 ? name : name.substring(0, arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
