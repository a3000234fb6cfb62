package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The tangent of a call with a rule: a call of what gives the tangents of its results. */
public final class RuleTangents {
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
        }
        to.at(TangentSweep.origin(invoke, "rule of " + invoke.callee().replaceAll(".*[.#]", "")));
        if (routine == null) {
            ofAdjoint(to);
            return;
        }
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

    /** Whether the tangent of a call can be had. */
    public static boolean isPossible(Op.Invoke call) {
        CallRule rule = call.rule();
        return rule.tangent() != null
                || (rule.adjoint() != null
                        && rule.adjoint().form() == Form.ADJOINT
                        && call.targets().size() == 1
                        && call.result().type().isFloating());
    }

    /** The adjoints of a number along the seed 1 are its partial derivatives, by which the tangents are multiplied. */
    private void ofAdjoint(RegionBuilder to) {
        if (!isPossible(invoke)) {
            throw new IllegalArgumentException("no tangent of " + invoke.callee());
        }
        CallRule.Routine adjoint = invoke.rule().adjoint();
        List<Value> active = invoke.rule().active(invoke.operands());
        List<Value> arguments = new ArrayList<>(invoke.operands());
        arguments.add(invoke.result());
        boolean single = invoke.result().type() == Primitive.FLOAT;
        arguments.add(single ? to.constant(1f) : to.constant(1.0));
        List<Value> partials = active.stream()
                .map(operand -> Value.of(operand.type(), Names.adjoint(operand)))
                .toList();
        to.add(new Op.Invoke(
                partials,
                adjoint.callee(),
                arguments,
                Contract.NONE,
                CallRule.none(CallRule.numbers(arguments), adjoint.returned()),
                to.origin()));
        Value sum = to.constant(0.0);
        for (int i = 0; i < active.size(); i++) {
            Value tangent = sweep.find(active.get(i));
            if (tangent == null) {
                continue;
            }
            if (tangent.type().isShadowed()) {
                ShapeCheck.ofAdjoint(to, tangent, partials.get(i), active.get(i).name(), sweep.label());
            }
            sum = plusProduct(sum, partials.get(i), tangent, to);
        }
        sweep.set(invoke.result(), sum);
    }

    /** Adds the product of a partial derivative and a tangent, element by element; what does not vary counts for nothing. */
    private Value plusProduct(Value sum, Value partial, Value tangent, RegionBuilder to) {
        if (tangent.type().equals(ClassType.MATRIX)) {
            Value rows = to.call(ArrayType.ROWS, "Matrix.data", partial);
            return plusProduct(sum, rows, to.call(ArrayType.ROWS, "Matrix.data", tangent), to);
        } else if (tangent.type().isArray()) {
            Value counter = Value.of(Primitive.INT, "i");
            Value before = Value.of(Primitive.DOUBLE, "sum");
            Value after = Value.of(Primitive.DOUBLE, "sum");
            RegionBuilder inner = new RegionBuilder(List.of(counter, before), to.origin());
            Value more = plusProduct(before, inner.load(partial, counter), inner.load(tangent, counter), inner);
            to.add(new Op.For(
                    List.of(after),
                    sweep.label(),
                    to.constant(0),
                    to.length(tangent),
                    false,
                    1,
                    List.of(sum),
                    inner.yielding(List.of(more)),
                    to.origin()));
            return after;
        }
        Value target = Value.of(Primitive.DOUBLE, "sum");
        Value wide = wide(tangent, to);
        to.branch(
                to.call(Primitive.BOOLEAN, "!=", wide, to.constant(0.0)),
                List.of(target),
                then -> List.of(then.call(
                        Primitive.DOUBLE, "+", sum, then.call(Primitive.DOUBLE, "*", wide(partial, then), wide))),
                otherwise -> List.of(sum));
        return target;
    }

    private static Value wide(Value number, RegionBuilder to) {
        return number.type() == Primitive.FLOAT ? to.call(Primitive.DOUBLE, "(double)", number) : number;
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
