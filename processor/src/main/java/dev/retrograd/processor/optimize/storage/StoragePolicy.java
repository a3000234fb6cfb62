package dev.retrograd.processor.optimize.storage;

/** How much freedom the storage plan has; the plans differ in speed and memory, never in the gradient. */
public enum StoragePolicy {
    /** Recompute cheap arithmetic, reload what nothing overwrites, store the rest where it is smallest. */
    CHEAPEST,
    /** Store everything, by loop counter where the trip counts are known. */
    STORE,
    /** Put everything that is defined in a loop on the tape. */
    TAPE
}
