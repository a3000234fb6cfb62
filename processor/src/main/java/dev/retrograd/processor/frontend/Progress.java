package dev.retrograd.processor.frontend;

/** How far the lowering of a function has come: what an attempt that fails has to take back. */
final class Progress {
    /** The labels of loops that were given out. */
    int labels;

    /** The statements so far that do not go on to the next one. */
    int jumps;

    /** The calls that were inlined. */
    int inlined;

    /** Whether something was refused. */
    boolean failed;

    Progress copy() {
        Progress copy = new Progress();
        copy.labels = labels;
        copy.jumps = jumps;
        copy.inlined = inlined;
        copy.failed = failed;
        return copy;
    }
}
