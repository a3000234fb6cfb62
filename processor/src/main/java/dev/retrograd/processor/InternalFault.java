package dev.retrograd.processor;

/** What a message says of a fault of the processor's own. */
final class InternalFault {
    private static final String OURS = "dev.retrograd.";

    private InternalFault() {}

    /** The fault and the place in the processor that it comes from. */
    static String describe(Throwable fault) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                return fault + " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return fault.toString();
    }
}
