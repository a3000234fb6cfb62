package dev.retrograd.processor.ir;

/** Where the storage of a new array comes from; chosen by the storage plan. */
public enum Placement {
    /** A new object. */
    FRESH,
    /** A buffer of the workspace, filled with zeros. */
    ZEROED,
    /** A buffer of the workspace whose old contents do not matter. */
    SCRATCH,
    /** A zero-filled array from the tape's pool, one for each execution. */
    POOLED
}
