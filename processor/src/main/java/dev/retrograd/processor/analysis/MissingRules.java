package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/** Finds the active calls whose function has no derivative rule. */
public final class MissingRules {
    private final Activity activity;
    private final List<Finding> findings = new ArrayList<>();

    private MissingRules(Activity activity) {
        this.activity = activity;
    }

    /** Analyses a function; no finding if everything that the result depends on can be differentiated. */
    public static List<Finding> of(Function function) {
        Activity activity = Activity.of(function);
        MissingRules missing = new MissingRules(activity);
        missing.scan(function.body());
        List<Finding> findings = new ArrayList<>(missing.findings);
        for (Function callee : function.callees()) {
            MissingRules inside = new MissingRules(activity.callee(callee.name()));
            inside.scan(callee.body());
            findings.addAll(inside.findings);
        }
        return findings;
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::scan);
            if (op instanceof Op.Call call && activity.isActive(call.target()) && !hasRule(call)) {
                findings.add(new Finding(Finding.Kind.NO_RULE, call.origin().span(), List.of(call.function())));
            } else if (op instanceof Op.Invoke invoke
                    && !invoke.isInternal()
                    && !Op.Invoke.isTurn(invoke)
                    && invoke.operands().stream().anyMatch(this::isLost)) {
                findings.add(new Finding(Finding.Kind.NO_RULE, invoke.origin().span(), List.of(invoke.callee())));
            }
        }
    }

    private boolean isLost(Value operand) {
        return activity.isVaried(operand);
    }

    private static boolean hasRule(Op.Call call) {
        return Rules.find(call.function(), call.operands().size()).isPresent()
                || MatrixRules.find(call).isPresent()
                || MatrixRules.isAlias(call.function())
                || MatrixRules.isInactive(call.function());
    }
}
