package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
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
    private final Aliases aliases;
    private final Carriers carriers;
    private final List<Finding> findings = new ArrayList<>();
    private final boolean changesArguments;

    private MissingRules(Function function, Activity activity) {
        this.activity = activity;
        aliases = Aliases.of(function);
        carriers = Carriers.of(function, activity);
        changesArguments = function.params().stream()
                .anyMatch(param -> param.type() instanceof ArrayType && aliases.isWrittenBelow(param));
    }

    /** Analyses a function; no finding if everything that the result depends on can be differentiated. */
    public static List<Finding> of(Function function) {
        Activity activity = Activity.of(function);
        MissingRules missing = new MissingRules(function, activity);
        missing.scan(function.body());
        List<Finding> findings = new ArrayList<>(missing.findings);
        for (Function callee : function.callees()) {
            MissingRules inside = new MissingRules(callee, activity.callee(callee.name()));
            inside.scan(callee.body());
            findings.addAll(inside.findings);
        }
        return findings;
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::scan);
            if (op instanceof Op.Call call && call.function().contains("#")) {
                if (isOverwritten(call.target())) {
                    find(Finding.Kind.OUTLIVES, call, call.function());
                }
            } else if (op instanceof Op.Call call && activity.isActive(call.target()) && !hasRule(call)) {
                findings.add(new Finding(Finding.Kind.NO_RULE, call.origin().span(), List.of(call.function())));
            } else if (op instanceof Op.Invoke invoke && invoke.rule() != null) {
                ruled(invoke);
            } else if (op instanceof Op.Invoke invoke && !invoke.isInternal() && !Op.Invoke.isTurn(invoke)) {
                kept(invoke);
            }
        }
    }

    /** A call with a rule, which may have derivatives with respect to some of its arguments only. */
    private void ruled(Op.Invoke invoke) {
        if (invoke.targets().stream().noneMatch(activity::isUseful)) {
            return;
        }
        List<Integer> active =
                invoke.rule().adjoint() == null ? List.of() : invoke.rule().active();
        for (int i = 0; i < invoke.operands().size(); i++) {
            if (!active.contains(i) && activity.isVaried(invoke.operands().get(i))) {
                find(Finding.Kind.NO_RULE, invoke, invoke.callee());
                return;
            }
        }
    }

    /** A call that is kept as it stands: numbers may go in, but none may come out again. */
    private void kept(Op.Invoke invoke) {
        if (invoke.callee().startsWith(ClassType.MATRIX.name())) {
            if (invoke.operands().stream().anyMatch(activity::isVaried)) {
                find(Finding.Kind.NO_RULE, invoke, invoke.callee());
            }
            return;
        }
        boolean given = carriers.isGivenNumbers(invoke);
        boolean comesBack = KeptCalls.showsBits(invoke.callee())
                || invoke.targets().stream().anyMatch(target -> target.type().isDifferentiable());
        if (changesArguments && KeptCalls.isUnknown(invoke.callee())) {
            find(Finding.Kind.OUTLIVES, invoke, invoke.callee());
        } else if (given && comesBack) {
            find(Finding.Kind.NO_SOURCE, invoke, invoke.callee());
        } else if (invoke.targets().stream().anyMatch(this::isOverwritten)
                || (!KeptCalls.isReader(invoke.callee())
                        && invoke.operands().stream().anyMatch(this::isActiveArray))) {
            find(Finding.Kind.OUTLIVES, invoke, invoke.callee());
        } else if (KeptCalls.isStoring(invoke.callee()) && carriers.isGivenNumbersToKeep(invoke)) {
            find(Finding.Kind.KEPT, invoke, invoke.callee());
        }
    }

    private void find(Finding.Kind kind, Op op, String name) {
        findings.add(new Finding(kind, op.origin().span(), List.of(name.replace('#', '.'))));
    }

    private boolean isActiveArray(Value value) {
        return value.type().isShadowed() && activity.isVaried(value);
    }

    /** Whether active numbers are written to an array that somebody else has. */
    private boolean isOverwritten(Value foreign) {
        return isActiveArray(foreign) && foreign.type() instanceof ArrayType && aliases.isWrittenBelow(foreign);
    }

    private static boolean hasRule(Op.Call call) {
        return Rules.find(call.function(), call.operands().size()).isPresent()
                || MatrixRules.find(call).isPresent()
                || MatrixRules.isAlias(call.function())
                || MatrixRules.isInactive(call.function());
    }
}
