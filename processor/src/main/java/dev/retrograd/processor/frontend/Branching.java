package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes branches: whatever either side assigns is merged behind it. */
final class Branching {
    private final Code code;

    Branching(Code code) {
        this.code = code;
    }

    private record Arm(
            RegionBuilder region,
            Value value,
            SortedMap<Variable, Value> assigned,
            Map<Variable, Value> own,
            boolean jumped) {}

    /** A branch between statements; {@code over} if both sides certainly return from the method. */
    void statements(Value condition, boolean over, Runnable then, Runnable otherwise) {
        branch(condition, null, silent(then), silent(otherwise), false, over);
    }

    /** Statements that run unless a jump was taken before; {@code over} if the method certainly returns either way. */
    void guarded(Value jumped, boolean over, Runnable statements) {
        branch(jumped, null, () -> null, silent(statements), true, over);
    }

    /** A branch between expressions of a type. */
    Value expressions(Value condition, Type type, Supplier<Value> then, Supplier<Value> otherwise) {
        return branch(condition, type, then, otherwise, false, false);
    }

    private static Supplier<Value> silent(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    private Value branch(
            Value condition,
            Type type,
            Supplier<Value> then,
            Supplier<Value> otherwise,
            boolean jumpedBefore,
            boolean over) {
        Boolean known = code.decisions().known(condition);
        if (known != null && !jumpedBefore) {
            return known ? then.get() : otherwise.get();
        }
        RegionBuilder outer = code.builder();
        Decisions decisions = code.decisions();
        decisions.assume(condition, true);
        Arm first = arm(outer, then, jumpedBefore);
        decisions.assume(condition, false);
        Arm second = arm(outer, otherwise, false);
        decisions.forget(condition);
        Environment environment = code.environment();
        List<Value> targets = new ArrayList<>();
        List<Value> left = new ArrayList<>();
        List<Value> right = new ArrayList<>();
        PhantomMerge phantoms = new PhantomMerge(
                code,
                condition,
                new PhantomMerge.Side(first.region(), left, first.own()),
                new PhantomMerge.Side(second.region(), right, second.own()),
                targets);
        Value result = type == null ? null : phantoms.merge(first.value(), second.value());
        if (type != null && result == null) {
            result = Value.of(type);
            targets.add(result);
            left.add(first.value());
            right.add(second.value());
        }
        TreeSet<Variable> assigned = new TreeSet<>(first.assigned().keySet());
        assigned.addAll(second.assigned().keySet());
        for (Variable variable : assigned) {
            Value a = decisions.settled(content(first, variable), condition, true);
            Value b = decisions.settled(content(second, variable), condition, false);
            if (a == b) {
                environment.set(variable, a);
            } else if (isDead(
                    variable,
                    over && !code.isProtected() && code.frame().owns(variable),
                    (a == null || b == null) && !first.jumped() && !second.jumped())) {
                environment.set(variable, null);
            } else if (code.phantom(a) != null || code.phantom(b) != null) {
                environment.set(variable, phantoms.merge(a, b));
            } else {
                Value merged = Value.of(variable.type(), variable.name());
                targets.add(merged);
                left.add(code.operand(first.region(), variable, a));
                right.add(code.operand(second.region(), variable, b));
                environment.set(variable, merged);
            }
        }
        outer.add(new Op.If(
                targets,
                condition,
                first.region().yielding(left),
                second.region().yielding(right),
                outer.origin()));
        return result;
    }

    private Arm arm(RegionBuilder outer, Supplier<Value> filler, boolean jumpedBefore) {
        RegionBuilder region = new RegionBuilder(List.of(), outer.origin());
        code.switchTo(region);
        code.environment().mark();
        int jumps = code.jumps();
        Value value = filler.get();
        Map<Variable, Value> own = new HashMap<>();
        SortedMap<Variable, Value> assigned = code.environment().rollback(own);
        code.switchTo(outer);
        return new Arm(region, value, assigned, own, jumpedBefore || code.jumps() > jumps);
    }

    private Value content(Arm arm, Variable variable) {
        return arm.assigned().containsKey(variable)
                ? arm.assigned().get(variable)
                : code.environment().get(variable);
    }

    /**
     * Whether nobody will read a variable behind the branch: javac has seen to it that a variable that one side leaves
     * unassigned is not read unless one of them jumped. A method's return is the end of its own locals only: what it
     * changed in objects and lists outlives it.
     */
    private boolean isDead(Variable variable, boolean over, boolean unassigned) {
        if (variable.isFlag()) {
            return !variable.isAwaited();
        }
        return !variable.isResult() && (over || unassigned);
    }
}
