package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the active parameters that the result does not depend on differentiably, and where their derivative ends. */
public final class Influence {
    private Influence() {}

    /** Analyses a function; the span of a finding is the cut, or none if the parameter is not used at all. */
    public static List<Finding> of(Function function) {
        Aliases aliases = Aliases.of(function);
        Activity activity = Activity.of(function, aliases);
        Uses uses = Uses.of(function);
        List<Finding> findings = new ArrayList<>();
        for (Value param : function.params()) {
            if (function.active().contains(param) && !activity.isActive(param)) {
                Function alone = new Function(function.name(), Set.of(param), function.body(), function.callees());
                Optional<Op.Call> cut = cut(function.body(), Activity.of(alone, aliases));
                findings.add(new Finding(
                        Finding.Kind.NO_INFLUENCE,
                        cut.map(call -> call.origin().span()).orElse(Span.NONE),
                        List.of(
                                String.valueOf(param.name()),
                                cut.map(Influence::describe)
                                        .orElse(
                                                uses.isUnused(param)
                                                        ? "it is not used"
                                                        : "the result is not computed from it"))));
            }
        }
        return findings;
    }

    private static String describe(Op.Call call) {
        return "the derivative of " + call.function() + " is 0";
    }

    /** The first function without derivative that the parameter enters. */
    private static Optional<Op.Call> cut(Region region, Activity activity) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Call call
                    && (Rules.isZero(call.function())
                            || MatrixRules.isInactive(call.function())
                            || !call.target().type().isDifferentiable())
                    && call.operands().stream().anyMatch(activity::isVaried)) {
                return Optional.of(call);
            }
            for (Region inner : op.regions()) {
                Optional<Op.Call> found = cut(inner, activity);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
