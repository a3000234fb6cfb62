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
     * The Jacobian without the entries that are zero whatever the numbers are, {@code sparseJacobian(...)}: a {@code SparseMatrix} of
     * {@code dev.retrograd.runtime}, compressed rows with their pattern.
     */
    SPARSE_JACOBIAN,

    /** The Hessian in that form, {@code sparseHessian(...)}; for methods that return a number. */
    SPARSE_HESSIAN,

    /**
     * The value and the diagonal of the Hessian in the shape of the parameters, {@code hessianDiagonal(...)}; for methods that return a
     * number.
     */
    HESSIAN_DIAGONAL,

    /**
     * The method as a function of its one active {@code double[]}, in the forms that optimisers take:
     * {@code objective(constants...)}. For a method that returns a {@code double[]} the forms are those of residuals, value and
     * Jacobian, and {@link #JACOBIAN} comes with it.
     */
    OBJECTIVE
}
