package dev.retrograd.processor.diagnostic;

/** How much a message weighs. */
public enum Severity {
    /** The method gets no companion and the build fails. */
    ERROR,
    /** The companion is right but may surprise. */
    WARNING,
    /** For information. */
    NOTE
}
