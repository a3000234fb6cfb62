package dev.retrograd.benchmarks.row;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** One way to compute a row: its method alone, or the method with its derivatives. */
public interface Contender {

    /**
     * Computes everything once. What the derivatives are stays with the contender until the next call.
     *
     * @return the value; the sum of all values where the row has several; one of the derivatives where there is no value
     */
    double run();

    /** {@return a copy of the derivatives of the last run, in the order of the row's parameters; nothing if there are none} */
    double[] derivatives();

    /**
     * Makes a contender.
     *
     * @param run computes everything once and returns the value
     * @param derivatives tells the derivatives of the last run
     * @return the contender
     */
    static Contender of(DoubleSupplier run, Supplier<double[]> derivatives) {
        return new Contender() {
            @Override
            public double run() {
                return run.getAsDouble();
            }

            @Override
            public double[] derivatives() {
                return derivatives.get();
            }
        };
    }

    /**
     * Makes a contender without derivatives.
     *
     * @param run computes the value once
     * @return the contender
     */
    static Contender primal(DoubleSupplier run) {
        return of(run, () -> new double[0]);
    }
}
