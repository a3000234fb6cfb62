package dev.retrograd.benchmarks.operators;

import java.util.List;

/** A row written over any kind of number, as a user of a library that overloads operators writes it. */
public interface ScalarProgram {

    /** {@return how many evaluations a run makes, each differentiated by itself} */
    default int evaluations() {
        return 1;
    }

    /**
     * {@return the point at which it is differentiated}
     *
     * @param evaluation which one, from 0
     */
    double[] inputs(int evaluation);

    /**
     * Computes.
     *
     * @param <T> the kind of number
     * @param in the operations
     * @param x the inputs as such numbers
     * @param evaluation which one, from 0
     * @return the results; the derivatives of the row are those of the first by all inputs, then those of the second, ...
     */
    <T> List<T> outputs(Arithmetic<T> in, List<T> x, int evaluation);
}
