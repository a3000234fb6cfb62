package dev.retrograd.processor.ir;

/**
 * A class or interface type; opaque to differentiation unless it is {@link #MATRIX}.
 *
 * @param name the canonical name, type arguments erased
 */
public record ClassType(String name) implements Type {

    /** The runtime's matrix type. */
    public static final ClassType MATRIX = new ClassType("dev.retrograd.runtime.Matrix");

    @Override
    public String toString() {
        return name;
    }
}
