package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.diagnostic.Severity;
import dev.retrograd.processor.ir.Function;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What source text is lowered to. */
public final class LoweredSource {
    private LoweredSource() {}

    /** The differentiable methods that are not refused, by name. */
    public static Map<String, Function> of(String text) {
        return of(text, new HashMap<>());
    }

    /** The same; {@code refused} gets the code of the first refusal of each other method. */
    public static Map<String, Function> of(String text, Map<String, String> refused) {
        return of(List.of(text), refused);
    }

    /** The same for several files, whose methods have different names. */
    public static Map<String, Function> of(List<String> texts, Map<String, String> refused) {
        AnalyzedSource source = AnalyzedSource.of(texts.toArray(String[]::new));
        Map<String, Function> functions = new LinkedHashMap<>();
        for (TreePath method : source.annotated("Differentiable")) {
            DiagnosticList diagnostics = new DiagnosticList();
            Optional<LoweredMethod> lowered = new Lowering(source, diagnostics).lower(method);
            if (lowered.isPresent()) {
                Function function = lowered.get().function();
                functions.put(function.name(), function);
            } else {
                diagnostics.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.message().severity() == Severity.ERROR)
                        .findFirst()
                        .ifPresent(error -> refused.put(
                                ((MethodTree) method.getLeaf()).getName().toString(),
                                error.message().code()));
            }
        }
        return functions;
    }
}
