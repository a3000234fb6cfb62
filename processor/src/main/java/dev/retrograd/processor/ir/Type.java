package dev.retrograd.processor.ir;

/** The type of a {@link Value}: a Java type as far as differentiation has to know it. */
public sealed interface Type permits Primitive, ArrayType, ClassType {

    /** Whether this is {@code double} or {@code float}. */
    default boolean isFloating() {
        return this == Primitive.DOUBLE || this == Primitive.FLOAT;
    }

    /** Whether this is an array, whatever its elements. */
    default boolean isArray() {
        return this instanceof ArrayType;
    }

    /** Whether a value of this type refers to mutable storage that has a shadow: an array of active elements or a matrix. */
    default boolean isShadowed() {
        return equals(ClassType.MATRIX)
                || (this instanceof ArrayType array && array.element().isDifferentiable());
    }

    /** Whether a value of this type can carry a derivative: floating point, arrays of it, matrices. */
    default boolean isDifferentiable() {
        return isFloating() || isShadowed();
    }
}
