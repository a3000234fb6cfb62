package dev.retrograd.processor.shape;

/** A derivative that a companion can offer, under the name that the annotation has for it. */
public enum Member {
    /** The value and its gradient. */
    GRADIENT,
    /** The value and its tangent. */
    JVP,
    /** The Jacobian, row by row. */
    JACOBIAN,
    /** The Hessian times a vector. */
    HVP,
    /** The Hessian. */
    HESSIAN;

    /** Whether the result has to be a number: derivatives of second order. */
    public boolean isOfScalars() {
        return this == HVP || this == HESSIAN;
    }

    /** Whether it takes a direction, a tangent for each active parameter. */
    public boolean isDirectional() {
        return this == JVP || this == HVP;
    }

    /** Whether it gives a whole matrix. */
    public boolean isMatrix() {
        return this == JACOBIAN || this == HESSIAN;
    }

    /** The name of the methods. */
    public String method() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
