package dev.retrograd.runtime;

/** A scalar function of a vector together with its gradient, in the three forms that optimisers ask for. */
public interface Objective {

    /**
     * Computes the value alone.
     *
     * @param x the point
     * @return the value at {@code x}
     */
    double value(double[] x);

    /**
     * Computes the gradient into a new array.
     *
     * @param x the point
     * @return the gradient at {@code x}, as long as {@code x}
     */
    double[] gradient(double[] x);

    /**
     * Computes value and gradient in one go, which costs less than one after the other.
     *
     * @param x the point
     * @param gradient receives the gradient at {@code x}; as long as {@code x}
     * @return the value at {@code x}
     */
    double valueAndGradient(double[] x, double[] gradient);
}
