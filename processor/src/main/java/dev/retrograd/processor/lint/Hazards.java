package dev.retrograd.processor.lint;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import java.util.ArrayList;
import java.util.List;

/** The hazards in a function and in those that it calls. */
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
        CHECKS.forEach(check -> findings.addAll(check.of(facts)));
    }
}
