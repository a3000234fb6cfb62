package dev.retrograd.processor.transform;

/** How the mode of gradients is chosen. */
public enum ModePolicy {
    /** Tangents where they are clearly cheaper than the adjoint. */
    CHEAPEST,
    /** The adjoint. */
    REVERSE,
    /** Tangents wherever one sweep can carry all of them. */
    TANGENT
}
