package dev.retrograd.benchmarks.operators;

/**
 * The operations of one kind of number, such as those of a library that differentiates.
 *
 * @param <T> the numbers
 */
public interface Arithmetic<T> {

    /**
     * {@return the number for a constant}
     *
     * @param value the constant
     */
    T constant(double value);

    /**
     * {@return the value of a number}
     *
     * @param a the number
     */
    double value(T a);

    /**
     * {@return the sum}
     *
     * @param a a summand
     * @param b a summand
     */
    T plus(T a, T b);

    /**
     * {@return the difference}
     *
     * @param a the minuend
     * @param b the subtrahend
     */
    T minus(T a, T b);

    /**
     * {@return the product}
     *
     * @param a a factor
     * @param b a factor
     */
    T times(T a, T b);

    /**
     * {@return the quotient}
     *
     * @param a the dividend
     * @param b the divisor
     */
    T divide(T a, T b);

    /**
     * {@return the product with a constant}
     *
     * @param a a factor
     * @param b the constant
     */
    default T times(T a, double b) {
        return times(a, constant(b));
    }

    /**
     * {@return the sum with a constant}
     *
     * @param a a summand
     * @param b the constant
     */
    default T plus(T a, double b) {
        return plus(a, constant(b));
    }

    /**
     * {@return the exponential}
     *
     * @param a the exponent
     */
    T exp(T a);

    /**
     * {@return the natural logarithm}
     *
     * @param a the argument
     */
    T log(T a);

    /**
     * {@return the square root}
     *
     * @param a the argument
     */
    T sqrt(T a);

    /**
     * {@return the sine}
     *
     * @param a the argument
     */
    T sin(T a);

    /**
     * {@return the cosine}
     *
     * @param a the argument
     */
    T cos(T a);

    /**
     * {@return the logistic function 1 / (1 + exp(-a))}
     *
     * @param a the argument
     */
    default T sigmoid(T a) {
        return divide(constant(1), plus(exp(times(a, -1)), 1));
    }

    /**
     * {@return the hyperbolic tangent}
     *
     * @param a the argument
     */
    default T tanh(T a) {
        return plus(times(sigmoid(times(a, 2)), 2), -1);
    }
}
