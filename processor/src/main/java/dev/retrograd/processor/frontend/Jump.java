package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;

/**
 * Where a jump goes.
 *
 * @param kind the statement that jumps
 * @param target the loop, switch or labelled block; the method's declaration for a return, the switch expression for a yield
 */
record Jump(Kind kind, Tree target) {
    /** The kinds of jumps. */
    enum Kind {
        BREAK,
        CONTINUE,
        RETURN,
        YIELD
    }

    /** Whether the jump takes a value with it, and nothing else that is read where it goes. */
    boolean carriesResult() {
        return kind == Kind.RETURN || kind == Kind.YIELD;
    }

    /** A hint for the name of the flag that says whether the jump was taken. */
    String flagName() {
        return switch (kind) {
            case BREAK -> "left";
            case CONTINUE -> "skipped";
            case RETURN -> "returned";
            case YIELD -> "yielded";
        };
    }
}
