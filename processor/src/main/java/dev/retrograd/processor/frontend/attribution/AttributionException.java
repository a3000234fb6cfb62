package dev.retrograd.processor.frontend.attribution;

/** The nested compilation itself failed on something, so that a method could not be read; no fault of the method's. */
public final class AttributionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AttributionException(String message) {
        super(message);
    }

    AttributionException(String message, Throwable cause) {
        super(message, cause);
    }
}
