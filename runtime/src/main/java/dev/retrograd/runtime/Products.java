package dev.retrograd.runtime;

/**
 * How products of matrices are computed. Each element of the result is one chain of {@link Math#fma}, continued by the terms in
 * ascending order, so that the bits are the same whichever way is taken.
 */
interface Products {
    /** What this virtual machine uses, chosen when the first product is computed. */
    Products CHOSEN = ProductsChoice.make();

    /** Continues the chains of {@code y} by the terms of {@code a * b}. Shapes have been checked. */
    void add(double[][] y, double[][] a, double[][] b);

    /** Continues the chains of {@code y} by the terms of {@code a' * b}. Shapes have been checked. */
    void addTransposed(double[][] y, double[][] a, double[][] b);
}
