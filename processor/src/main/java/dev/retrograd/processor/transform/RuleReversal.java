package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Certainty;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The reverse of a call with a rule: a call of what gives the adjoints of its arguments, which are added to those so far. */
final class RuleReversal {
    private final ReverseSweep sweep;
    private final Op.Invoke invoke;
    private final CallRule.Routine routine;
    private final List<Value> active;
    private final List<Value> operands = new ArrayList<>();

    RuleReversal(ReverseSweep sweep, Op.Invoke invoke) {
        this.sweep = sweep;
        this.invoke = invoke;
        this.routine = invoke.rule().adjoint();
        this.active = invoke.rule().active(invoke.operands());
    }

    void reverse() {
        Value result = invoke.targets().isEmpty() ? null : invoke.result();
        boolean wanted = result != null && sweep.context().isActive(result);
        if (!wanted || active.stream().noneMatch(sweep.context()::isActive)) {
            return;
        }
        Origin origin = invoke.origin().note("rule of " + invoke.callee().replaceAll(".*[.#]", ""));
        Value seed = result.type().isShadowed() ? sweep.shadow(result) : sweep.consume(result);
        if (seed == null) {
            return;
        }
        invoke.operands().forEach(operand -> operands.add(sweep.contents(invoke, operand)));
        if (routine.form() == Form.ADJOINT) {
            operands.add(sweep.contents(invoke, result));
        }
        RegionBuilder builder = sweep.builder().at(origin);
        List<Value> numbers = active.stream()
                .filter(value -> value.type().isFloating() && sweep.context().isActive(value))
                .distinct()
                .toList();
        List<Value> before = numbers.stream().map(sweep::adjoint).toList();
        boolean certain = sweep.context().certainty().level(result) == Certainty.Level.CERTAIN;
        if (result.type().isShadowed() || certain) {
            List<Value> sums = contributions(builder, seed, numbers, before);
            for (int i = 0; i < numbers.size(); i++) {
                sweep.replace(numbers.get(i), sums.get(i));
            }
            return;
        }
        List<Value> start = numbers.stream().map(sweep::adjointOrZero).toList();
        List<Value> targets = numbers.stream().map(Names::adjointValue).toList();
        Value condition = builder.call(Primitive.BOOLEAN, "!=", seed, builder.constant(0.0));
        builder.branch(condition, targets, inner -> contributions(inner, seed, numbers, before), inner -> start);
        for (int i = 0; i < numbers.size(); i++) {
            sweep.replace(numbers.get(i), targets.get(i));
        }
    }

    /** Calls the routine; gives the sums for numbers, those for arrays are added to their shadows. */
    private List<Value> contributions(RegionBuilder into, Value seed, List<Value> numbers, List<Value> before) {
        boolean scaled = routine.form() == Form.GRADIENT && seed.type().isFloating();
        List<Value> arguments = new ArrayList<>(operands);
        if (!scaled) {
            boolean single = invoke.result().type() == Primitive.FLOAT;
            arguments.add(single ? into.call(Primitive.FLOAT, "(float)", seed) : seed);
        }
        List<Value> adjoints = new ArrayList<>();
        active.forEach(value -> adjoints.add(Value.of(value.type(), Names.adjoint(value))));
        into.add(new Op.Invoke(adjoints, routine.callee(), arguments, Contract.NONE, rule(arguments), into.origin()));
        List<Value> sums = new ArrayList<>(before);
        for (int i = 0; i < active.size(); i++) {
            Value operand = active.get(i);
            boolean wanted = sweep.context().isActive(operand);
            if (wanted && operand.type().isFloating()) {
                int number = numbers.indexOf(operand);
                sums.set(number, sum(into, sums.get(number), adjoints.get(i), scaled ? seed : null));
            } else if (wanted) {
                Value shadow = sweep.shadow(operand);
                ShapeCheck.ofAdjoint(into, shadow, adjoints.get(i), operand.name(), label(i));
                if (scaled) {
                    addScaled(into, shadow, adjoints.get(i), seed, label(i) + "sum");
                } else {
                    into.add(new Op.Accumulate(shadow, adjoints.get(i), into.origin()));
                }
            }
        }
        return sums;
    }

    /** A label for loops over an argument that no other loop has. */
    private String label(int argument) {
        String slot = sweep.context().needs().label();
        return slot + "argument" + argument;
    }

    /** How the call of the routine is differentiated: with respect to the arguments, all of which are known to vary. */
    private CallRule rule(List<Value> arguments) {
        CallRule.Routine second = invoke.rule().second();
        List<Integer> given =
                second == null ? CallRule.numbers(arguments) : invoke.rule().active();
        return new CallRule(given, routine.returned(), null, second, null);
    }

    private static Value sum(RegionBuilder into, Value before, Value adjoint, Value factor) {
        Value wide = adjoint.type() == Primitive.FLOAT ? into.call(Primitive.DOUBLE, "(double)", adjoint) : adjoint;
        Value term = factor == null ? wide : into.call(Primitive.DOUBLE, "*", wide, factor);
        return before == null ? term : into.call(Primitive.DOUBLE, "+", before, term);
    }

    private static void addScaled(RegionBuilder into, Value shadow, Value adjoint, Value factor, String label) {
        if (!shadow.type().isArray()) {
            Value rows = into.call(ArrayType.ROWS, "Matrix.data", shadow);
            addScaled(into, rows, into.call(ArrayType.ROWS, "Matrix.data", adjoint), factor, label);
            return;
        }
        Value counter = Value.of(Primitive.INT, "i");
        into.loop(label, into.constant(0), into.length(shadow), counter, inner -> {
            Value old = inner.load(shadow, counter);
            Value element = inner.load(adjoint, counter);
            if (old.type().isFloating()) {
                boolean single = old.type() == Primitive.FLOAT;
                Value before = single ? inner.call(Primitive.DOUBLE, "(double)", old) : old;
                Value sum = sum(inner, before, element, factor);
                inner.store(shadow, counter, single ? inner.call(Primitive.FLOAT, "(float)", sum) : sum);
            } else {
                addScaled(inner, old, element, factor, label + "row");
            }
        });
    }
}
