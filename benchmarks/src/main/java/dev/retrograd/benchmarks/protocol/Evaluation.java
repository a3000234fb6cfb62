package dev.retrograd.benchmarks.protocol;

/** A function with its decoded input, ready to be timed. */
@FunctionalInterface
public interface Evaluation {

    /**
     * Computes once. May reuse the memory of earlier runs, the returned output included.
     *
     * @return a number, an array of numbers (of any depth), or a map from field names to such
     */
    Object run();
}
