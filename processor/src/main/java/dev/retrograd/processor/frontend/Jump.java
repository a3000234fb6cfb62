package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;

/**
 * Where a jump goes.
 *
 * @param kind the statement that jumps
 * @param target the loop, switch or labelled block; the method's declaration for a return
 */
record Jump(Kind kind, Tree target) {
    /** The kinds of jumps. */
    enum Kind {
        BREAK,
        CONTINUE,
        RETURN
    }

    /** A hint for the name of the flag that says whether the jump was taken. */
    String flagName() {
        return switch (kind) {
            case BREAK -> "left";
            case CONTINUE -> "skipped";
            case RETURN -> "returned";
        };
    }
}
