package dev.retrograd.processor.transform;

/**
 * Which loop is checkpointed and what its snapshots may take.
 *
 * @param label the loop's label
 * @param snapshots how many are kept; 0 if their bytes are bounded instead
 * @param bytes how many bytes they may take together; 0 if their number is given
 */
public record Checkpoint(String label, int snapshots, long bytes) {}
