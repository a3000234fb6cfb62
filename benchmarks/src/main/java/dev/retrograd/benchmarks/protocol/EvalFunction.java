package dev.retrograd.benchmarks.protocol;

/** A function of an eval, such as {@code primal} or {@code gradient}. */
@FunctionalInterface
public interface EvalFunction {

    /**
     * Decodes the input, outside the timing.
     *
     * @param input the input of an {@code evaluate} message
     * @return what is to be timed
     * @throws InvalidInputException if the input is not what this function takes
     */
    Evaluation prepare(Input input);
}
