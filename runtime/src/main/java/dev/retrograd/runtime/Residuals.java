package dev.retrograd.runtime;

/** A vector-valued function of a vector together with its Jacobian, as solvers of least squares and of equations ask for it. */
public interface Residuals {

    /**
     * Computes the value alone.
     *
     * @param x the point
     * @return the value at {@code x}, a new array
     */
    double[] value(double[] x);

    /**
     * Computes the Jacobian into new arrays.
     *
     * @param x the point
     * @return a row for each number of the value, each as long as {@code x}
     */
    double[][] jacobian(double[] x);
}
