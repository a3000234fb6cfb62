package dev.retrograd;

/** A member of a companion class that {@link Differentiable} can ask for. */
public enum Derivative {
    /** The gradient by reverse accumulation: {@code gradient(...)}. Always present. */
    GRADIENT,

    /** The derivative along a direction: {@code jvp(..., tangents)} gives the value and its tangent. */
    JVP,

    /** The dense Jacobian, {@code jacobian(...)}: a row for each number of the result, a column for each number of the parameters. */
    JACOBIAN,

    /** The Hessian times a vector, {@code hvp(..., tangents)}; for methods that return a number. */
    HVP,

    /** The dense Hessian, {@code hessian(...)}; for methods that return a number. */
    HESSIAN,

    /**
     * The method as a function of its one active {@code double[]}, in the forms that optimisers take:
     * {@code objective(constants...)}.
     */
    OBJECTIVE
}
