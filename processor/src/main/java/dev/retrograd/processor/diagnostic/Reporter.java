package dev.retrograd.processor.diagnostic;

/** Takes diagnostics; work goes on after each, so that a build shows all of them. */
@FunctionalInterface
public interface Reporter {
    /** Takes one diagnostic. */
    void report(Diagnostic diagnostic);
}
