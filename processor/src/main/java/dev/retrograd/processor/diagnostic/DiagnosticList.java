package dev.retrograd.processor.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Collects diagnostics, each message once for each place: a helper inlined twice repeats its refusals. */
public final class DiagnosticList implements Reporter {
    private final Map<Object, Diagnostic> byPlace = new LinkedHashMap<>();

    @Override
    public void report(Diagnostic diagnostic) {
        byPlace.putIfAbsent(List.of(diagnostic.message(), diagnostic.span(), diagnostic.operands()), diagnostic);
    }

    /** Takes back what has turned out to be none. */
    public void removeIf(Predicate<Diagnostic> isNone) {
        byPlace.values().removeIf(isNone);
    }

    /** What was reported, in order. */
    public List<Diagnostic> diagnostics() {
        return new ArrayList<>(byPlace.values());
    }

    /** Whether there is an error among them. */
    public boolean hasErrors() {
        return byPlace.values().stream().anyMatch(d -> d.message().severity() == Severity.ERROR);
    }
}
