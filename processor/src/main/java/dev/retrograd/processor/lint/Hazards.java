package dev.retrograd.processor.lint;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hazards in a function and in those that it calls: one for each expression, the worse for the root of a sum of squares. */
public final class Hazards {
    private static final List<Check> CHECKS = List.of(
            EqualityTests::of,
            InfiniteDerivatives::of,
            Ties::of,
            StoppingTests::of,
            LostPrecision::of,
            Cancellations::of,
            Overflows::of);

    private Hazards() {}

    /** Looks for hazards in a lowered function whose callees' contracts are known. */
    public static List<Finding> of(Function function) {
        Activity activity = Activity.of(function);
        List<Finding> findings = new ArrayList<>();
        collect(new Facts(function, activity), findings);
        for (Function callee : function.callees()) {
            collect(new Facts(callee, activity.callee(callee.name())), findings);
        }
        return List.copyOf(findings);
    }

    private static void collect(Facts facts, List<Finding> findings) {
        List<Finding> found = new ArrayList<>();
        CHECKS.forEach(check -> found.addAll(check.of(facts)));
        Set<Span> infinite = new HashSet<>();
        found.stream()
                .filter(finding -> finding.kind() == Finding.Kind.INFINITE_DERIVATIVE)
                .forEach(finding -> infinite.add(finding.span()));
        found.removeIf(finding -> finding.kind() == Finding.Kind.OVERFLOW && infinite.contains(finding.span()));
        findings.addAll(found);
    }
}
