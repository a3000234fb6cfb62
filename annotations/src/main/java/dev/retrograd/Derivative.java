package dev.retrograd;

/** A member of a companion class that {@link Differentiable} can ask for. */
public enum Derivative {
    /** The gradient by reverse accumulation: {@code gradient(...)}. Always present. */
    GRADIENT,

    /**
     * The method as a function of its one active {@code double[]}, in the forms that optimisers take:
     * {@code objective(constants...)}.
     */
    OBJECTIVE
}
