package dev.retrograd.processor.ir;

/**
 * Loops that repeat a sweep, for each row of a matrix or each few of its columns. An iteration leaves nothing behind but what it
 * writes to the matrix: whatever it allocates, the next one may use again.
 */
public final class Repetition {
    private static final String SUFFIX = " each";

    private Repetition() {}

    /** The label of such a loop. */
    public static String label(String name) {
        return name + SUFFIX;
    }

    /** Whether a label is that of such a loop. */
    public static boolean isLabel(String label) {
        return label.endsWith(SUFFIX);
    }

    /** Whether an operation is such a loop. */
    public static boolean is(Op op) {
        return op instanceof Op.For loop && isLabel(loop.label());
    }
}
