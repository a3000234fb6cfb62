package dev.retrograd.samples;

/** Thrown when a file of iris data is not in the form that {@link IrisData} reads; the message says where and what to do. */
public final class IrisFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message file, line, column, what is wrong and what to do
     */
    public IrisFormatException(String message) {
        super(message);
    }
}
