package dev.retrograd.processor.shape;

import java.util.EnumSet;
import java.util.Set;

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

    /** The members that this one calls; {@code seeded} if the method's result is no number. */
    public Set<Member> calls(boolean seeded) {
        return switch (this) {
            case JACOBIAN -> seeded ? EnumSet.of(GRADIENT, JVP) : EnumSet.of(GRADIENT);
            case HESSIAN -> EnumSet.of(HVP);
            default -> EnumSet.noneOf(Member.class);
        };
    }

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
