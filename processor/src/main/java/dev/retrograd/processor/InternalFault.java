package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Span;
import java.util.Optional;
import java.util.function.Supplier;

/** What a message says of a fault of the processor's own. */
final class InternalFault {
    private static final String OURS = "dev.retrograd.";

    private InternalFault() {}

    /**
     * What the user is told of a fault: where the stack was too small, that it was, and how to get more.
     *
     * @param report writes what is to be sent, and gives its file's name; asked for faults of ours alone
     */
    static Diagnostic message(String method, Throwable fault, Supplier<Optional<String>> report) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return Diagnostic.of(Message.TOO_DEEP, Span.NONE, method);
            }
        }
        String material =
                report.get().map(file -> file + " and the method's source").orElse("the method's source");
        return Diagnostic.of(Message.INTERNAL, Span.NONE, method, describe(fault), material);
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
