package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Certainty;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRule;
import dev.retrograd.processor.rules.MatrixRules;
import dev.retrograd.processor.rules.Rule;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reverse of pure functions: rows of the rule table times the adjoint of the result. */
final class CallReversal {
    private final ReverseSweep sweep;
    private final RegionBuilder builder;

    CallReversal(ReverseSweep sweep) {
        this.sweep = sweep;
        this.builder = sweep.builder();
    }

    void reverse(Op.Call call) {
        Value target = call.target();
        if (!sweep.context().isActive(target)
                || MatrixRules.isAlias(call.function())
                || MatrixRules.isInactive(call.function())
                || call.function().contains("#")
                || Rules.isZero(call.function())) {
            return;
        }
        if (MatrixRules.find(call).isPresent()) {
            reverseMatrix(call);
            return;
        }
        Value adjoint = sweep.consume(target);
        if (adjoint == null) {
            return;
        }
        reverse(Sigmoid.of(call, value -> definitionHere(value, call)), adjoint);
    }

    /** The definition of a constant, or of a value in the region of a call, where adjoints of its operands are summed. */
    private Op definitionHere(Value value, Op.Call call) {
        Needs needs = sweep.context().needs();
        Op definition = needs.definition(value);
        boolean here =
                definition instanceof Op.Const || needs.region(call.target()).equals(needs.region(value));
        return here ? definition : null;
    }

    private void reverse(Op.Call call, Value adjoint) {
        Rule rule = Rules.find(call.function(), call.operands().size()).orElseThrow();
        builder.at(call.origin().note(note(call, rule)));
        if (isGuarded(call, rule)) {
            reverseGuarded(call, rule, adjoint);
        } else {
            for (int i = 0; i < call.operands().size(); i++) {
                if (isContributing(call, rule, i)) {
                    Value operand = call.operands().get(i);
                    sweep.replace(operand, sum(call, rule, i, adjoint, sweep.adjoint(operand), builder));
                }
            }
        }
    }

    private String note(Op.Call call, Rule rule) {
        List<Integer> active = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            if (isContributing(call, rule, i)) {
                active.add(i);
            }
        }
        return new SourceText(sweep.context().needs()::definition).rule(call, rule, active);
    }

    private boolean isContributing(Op.Call call, Rule rule, int operand) {
        return rule.isActive(operand)
                && sweep.context().isActive(call.operands().get(operand));
    }

    /** The adjoint of an operand with this call's contribution; {@code before} is null if it is the first. */
    private Value sum(Op.Call call, Rule rule, int index, Value adjoint, Value before, RegionBuilder into) {
        List<Value> operands = new ArrayList<>();
        for (int k = 0; k < call.operands().size(); k++) {
            Value operand = call.operands().get(k);
            operands.add(rule.reads(index, k) ? sweep.need(operand) : operand);
        }
        Value result = rule.readsResult(index) ? sweep.need(call.target()) : call.target();
        return before == null
                ? rule.contribution(index, into, operands, result, adjoint).orElseThrow()
                : rule.accumulate(index, into, operands, result, adjoint, before);
    }

    private boolean isGuarded(Op.Call call, Rule rule) {
        if (Guards.areConstant(
                call, rule, i -> isContributing(call, rule, i), sweep.context().needs()::definition)) {
            return false;
        }
        Certainty.Level level = sweep.context().certainty().level(call.target());
        return (rule.isUnbounded() && level != Certainty.Level.CERTAIN) || level == Certainty.Level.CONDITIONAL;
    }

    /** No contribution at all where the adjoint is zero: zero times an infinite partial is no zero. */
    private void reverseGuarded(Op.Call call, Rule rule, Value adjoint) {
        Map<Value, Value> sums = new LinkedHashMap<>();
        for (int i = 0; i < call.operands().size(); i++) {
            if (isContributing(call, rule, i)) {
                Value operand = call.operands().get(i);
                sums.put(operand, sweep.adjoint(operand));
            }
        }
        List<Value> operands = List.copyOf(sums.keySet());
        List<Value> before = operands.stream().map(sweep::adjointOrZero).toList();
        List<Value> targets = operands.stream().map(Names::adjointValue).toList();
        Value condition = builder.call(Primitive.BOOLEAN, "!=", adjoint, builder.constant(0.0));
        builder.branch(
                condition,
                targets,
                inner -> {
                    for (int i = 0; i < call.operands().size(); i++) {
                        if (isContributing(call, rule, i)) {
                            Value operand = call.operands().get(i);
                            sums.put(operand, sum(call, rule, i, adjoint, sums.get(operand), inner));
                        }
                    }
                    return List.copyOf(sums.values());
                },
                inner -> before);
        for (int k = 0; k < operands.size(); k++) {
            sweep.replace(operands.get(k), targets.get(k));
        }
    }

    private void reverseMatrix(Op.Call call) {
        Value target = call.target();
        Value adjoint;
        if (target.type().isShadowed()) {
            adjoint = sweep.shadow(target);
        } else {
            adjoint = sweep.consume(target);
            if (adjoint == null) {
                return;
            }
        }
        MatrixRule rule = MatrixRules.find(call).orElseThrow();
        builder.at(call.origin().note(rule.toString()));
        for (int i = 0; i < call.operands().size(); i++) {
            Value operand = call.operands().get(i);
            if (!sweep.context().isActive(operand) || !rule.isActive(i)) {
                continue;
            }
            List<Value> operands = new ArrayList<>();
            for (int k = 0; k < call.operands().size(); k++) {
                Value other = call.operands().get(k);
                operands.add(rule.reads(i, k) ? sweep.contents(call, other) : other);
            }
            Value result = rule.readsResult(i) ? sweep.contents(call, target) : target;
            if (operand.type().isShadowed()) {
                Value shadow = sweep.shadow(operand);
                Value value = rule.contribution(builder, i, operands, result, adjoint, shadow);
                builder.add(new Op.Accumulate(shadow, value, builder.origin()));
            } else {
                sweep.accumulate(operand, rule.contribution(builder, i, operands, result, adjoint, null));
            }
        }
    }
}
