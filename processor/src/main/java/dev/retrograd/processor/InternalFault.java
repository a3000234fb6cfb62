package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Span;

/** What a message says of a fault of the processor's own. */
final class InternalFault {
    private static final String OURS = "dev.retrograd.";

    private InternalFault() {}

    /** What the user is told of a fault: where the stack was too small, that it was, and how to get more. */
    static Diagnostic message(String method, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return Diagnostic.of(Message.TOO_DEEP, Span.NONE, method);
            }
        }
        return Diagnostic.of(Message.INTERNAL, Span.NONE, method, describe(fault));
    }

    /** The fault and the place in the processor that it comes from. */
    private static String describe(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return fault + " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return fault.toString();
    }
}
