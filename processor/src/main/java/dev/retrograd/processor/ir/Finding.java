package dev.retrograd.processor.ir;

import java.util.List;

/**
 * Something that an analysis or a transform found and that the user should hear about; the root package maps kinds to
 * messages.
 *
 * @param kind what was found
 * @param span where
 * @param operands what the message names
 */
public record Finding(Kind kind, Span span, List<String> operands) {
    /** Copies the list. */
    public Finding {
        operands = List.copyOf(operands);
    }

    /** The kinds of findings. */
    public enum Kind {
        /** A function has no derivative rule; operands: its name. */
        NO_RULE,
        /** A call that is kept may hand an active number back; operands: what is called. */
        NO_SOURCE,
        /** Active numbers get into an array that others have; operands: the call or field that others have it by. */
        OUTLIVES,
        /** A collection that others have keeps an active number; operands: what puts it there. */
        KEPT,
        /** The result cannot depend on a parameter; operands: its name, the reason. */
        NO_INFLUENCE,
        /** Active numbers are tested for equality to choose what is computed; operands: both sides. */
        EQUALITY,
        /** A derivative is infinite or undefined where an argument gets by construction; operands: the function, where. */
        INFINITE_DERIVATIVE,
        /** A function stands on its kink whatever the arguments are; operands: the function, why. */
        TIE,
        /** An active number ends a loop; operands: what is compared. */
        STOPPING_TEST,
        /** An active {@code double} is rounded to {@code float}; operands: what is rounded. */
        LOST_PRECISION,
        /** A formula loses its digits; operands: the formula, where, what to write. */
        CANCELLATION,
        /** A formula leaves the range of numbers on the way; operands: the formula, what to write. */
        OVERFLOW,
        /** A loop of a method that is to run in parallel cannot; operands: why. */
        SEQUENTIAL
    }
}
