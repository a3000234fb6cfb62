package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;

/** An improvement of a function that changes neither its values nor its effects; every pass can be switched off. */
interface Pass {

    /** The name that switches the pass off. */
    String name();

    /** Improves a function, primal or derived. */
    Function apply(Function function);
}
