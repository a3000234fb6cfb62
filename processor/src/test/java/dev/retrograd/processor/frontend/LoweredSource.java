package dev.retrograd.processor.frontend;

import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.ir.Function;
import java.util.LinkedHashMap;
import java.util.Map;

/** What source text is lowered to. */
public final class LoweredSource {
    private LoweredSource() {}

    /** The differentiable methods that are not refused, by name. */
    public static Map<String, Function> of(String text) {
        AnalyzedSource source = AnalyzedSource.of(text);
        Lowering lowering = new Lowering(source, new DiagnosticList());
        Map<String, Function> functions = new LinkedHashMap<>();
        source.annotated("Differentiable")
                .forEach(method -> lowering.lower(method)
                        .map(LoweredMethod::function)
                        .ifPresent(function -> functions.put(function.name(), function)));
        return functions;
    }
}
