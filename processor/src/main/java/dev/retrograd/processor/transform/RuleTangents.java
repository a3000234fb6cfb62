package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The tangent of a call with a rule: a call of what gives the tangents of its results. */
final class RuleTangents {
    private final TangentSweep sweep;
    private final Op.Invoke invoke;

    RuleTangents(TangentSweep sweep, Op.Invoke invoke) {
        this.sweep = sweep;
        this.invoke = invoke;
    }

    void add(RegionBuilder to) {
        CallRule.Routine routine = invoke.rule().tangent();
        if (invoke.targets().stream().noneMatch(sweep::isActive)) {
            return;
        } else if (routine == null) {
            throw new IllegalArgumentException("no tangent of " + invoke.callee());
        }
        to.at(TangentSweep.origin(invoke, "rule of " + invoke.callee().replaceAll(".*[.#]", "")));
        List<Value> arguments = new ArrayList<>(invoke.operands());
        if (routine.form() == Form.TANGENT_AT_RESULT) {
            arguments.addAll(invoke.targets());
        }
        invoke.rule().active(invoke.operands()).forEach(operand -> arguments.add(tangent(operand, to)));
        List<Value> tangents = invoke.targets().stream()
                .map(target -> Value.of(target.type(), Names.tangent(target)))
                .toList();
        to.add(new Op.Invoke(
                tangents,
                routine.callee(),
                arguments,
                Contract.NONE,
                CallRule.none(CallRule.numbers(arguments), routine.returned()),
                to.origin()));
        for (int i = 0; i < tangents.size(); i++) {
            Value target = invoke.targets().get(i);
            if (sweep.isActive(target)) {
                boolean single = target.type() == Primitive.FLOAT;
                Value tangent = tangents.get(i);
                sweep.set(target, single ? to.call(Primitive.DOUBLE, "(double)", tangent) : tangent);
            }
        }
    }

    private Value tangent(Value operand, RegionBuilder to) {
        Value known = sweep.find(operand);
        if (operand.type().isShadowed() && known == null) {
            Value zeros = Value.of(operand.type(), Names.tangent(operand));
            to.add(new Op.Shadow(zeros, operand, Placement.FRESH, to.origin()));
            return zeros;
        }
        Value tangent = known == null ? to.constant(0.0) : known;
        return operand.type() == Primitive.FLOAT ? to.call(Primitive.FLOAT, "(float)", tangent) : tangent;
    }
}
