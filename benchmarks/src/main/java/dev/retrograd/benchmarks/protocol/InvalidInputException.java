package dev.retrograd.benchmarks.protocol;

/** Thrown when the input of an evaluation is not what the function takes; the message names the place in the input. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the place, what is there and what is expected
     */
    public InvalidInputException(String message) {
        super(message);
    }
}
