package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRule;
import dev.retrograd.processor.rules.MatrixRules;
import dev.retrograd.processor.rules.Rule;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/** The tangents of pure functions: rows of the rule table times the tangents of the operands. */
class CallTangents {
    private final TangentSweep sweep;

    CallTangents(TangentSweep sweep) {
        this.sweep = sweep;
    }

    void add(Op.Call call, RegionBuilder to) {
        Value target = call.target();
        if (!sweep.isActive(target)) {
            return;
        }
        if (MatrixRules.isAlias(call.function())) {
            Value tangent = TangentSweep.fresh(target);
            to.add(new Op.Call(
                    tangent, call.function(), List.of(sweep.find(call.operands().get(0))), call.origin()));
            sweep.set(target, tangent);
            return;
        }
        if (call.function().contains("#")) {
            foreign(target, call, to);
            return;
        }
        number(Sigmoid.of(call, sweep.definitions()), to);
    }

    /** The tangent of a number. */
    void number(Op.Call call, RegionBuilder to) {
        if (call.function().startsWith("Matrix.")) {
            elementary(call, to);
            return;
        }
        Rule rule = Rules.find(call.function(), call.operands().size()).orElseThrow();
        List<Integer> contributing = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            if (isContributing(call, i)) {
                contributing.add(i);
            }
        }
        String note = new SourceText(sweep.definitions()).rule(call, rule, contributing);
        to.at(TangentSweep.origin(call, note));
        Value sum = null;
        for (int operand : contributing) {
            sum = isGuarded(call, rule, operand)
                    ? guarded(call, rule, operand, sum, to)
                    : term(call, rule, operand, sum, to);
        }
        if (sum != null) {
            sweep.set(call.target(), sum);
        }
    }

    /** Data of others, which may stand where an active array stands. */
    private void foreign(Value target, Op.Call call, RegionBuilder to) {
        if (target.type().isShadowed()) {
            Value tangent = TangentSweep.fresh(target);
            to.add(new Op.Shadow(tangent, target, Placement.FRESH, call.origin()));
            sweep.set(target, tangent);
        }
    }

    /** An element-wise matrix function of a number: there the adjoint's rule is the tangent's. */
    private void elementary(Op.Call call, RegionBuilder to) {
        Value operand = call.operands().get(0);
        if (sweep.find(operand) != null) {
            MatrixRule rule = MatrixRules.find(call.function(), 1).orElseThrow();
            to.at(TangentSweep.origin(call, rule.describe(call.operands(), call.target())));
            sweep.set(
                    call.target(), rule.contribution(to, 0, call.operands(), call.target(), sweep.find(operand), null));
        }
    }

    /** Whether a number depends on an operand that varies. */
    final boolean isContributing(Op.Call call, int operand) {
        boolean active = call.function().startsWith("Matrix.")
                || Rules.find(call.function(), call.operands().size())
                        .orElseThrow()
                        .isActive(operand);
        return active && sweep.find(call.operands().get(operand)) != null;
    }

    private boolean isGuarded(Op.Call call, Rule rule, int operand) {
        return rule.isUnbounded() && !Guards.areConstant(call, rule, i -> i == operand, sweep.definitions());
    }

    /** The tangent with an operand's contribution; {@code before} is null if it is the first. */
    private Value term(Op.Call call, Rule rule, int operand, Value before, RegionBuilder to) {
        Value tangent = sweep.find(call.operands().get(operand));
        return before == null
                ? rule.contribution(operand, to, call.operands(), call.target(), tangent)
                        .orElseThrow()
                : rule.accumulate(operand, to, call.operands(), call.target(), tangent, before);
    }

    /** No contribution where the operand does not vary, however infinite the partial is. */
    private Value guarded(Op.Call call, Rule rule, int operand, Value before, RegionBuilder to) {
        Value tangent = sweep.find(call.operands().get(operand));
        Value target = TangentSweep.fresh(call.target());
        Value condition = to.call(Primitive.BOOLEAN, "!=", tangent, to.constant(0.0));
        to.branch(
                condition,
                List.of(target),
                inner -> List.of(term(call, rule, operand, before, inner)),
                inner -> List.of(before == null ? inner.constant(0.0) : before));
        return target;
    }
}
