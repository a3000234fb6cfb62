package dev.retrograd.processor.optimize;

/** How freely a derivative may be rounded: no member is to differ from what has to have the same bits. */
public enum Rounding {
    /** As it is computed elsewhere, too: by other members, or in derivatives of methods that call it. */
    SHARED,
    /** In a way of its own where rows of a small Jacobian are straight code. */
    ROWS,
    /** In a way of its own: a gradient that no method which is differentiated calls. */
    GRADIENT
}
