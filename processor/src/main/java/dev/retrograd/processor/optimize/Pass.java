package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;

/** An improvement of a function that changes neither its values nor its effects; every pass can be switched off. */
interface Pass {

    /** The name that switches the pass off. */
    String name();

    /** Whether the pass may find something to do in a function with these operations. */
    default boolean isConcernedWith(Contents contents) {
        return true;
    }

    /** Improves a function, primal or derived. */
    Function apply(Function function);
}
