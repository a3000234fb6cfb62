package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the order in which Java evaluates the expressions that inlining would give with the order of the operations, for those
 * that read memory or may throw.
 */
final class EvaluationOrder {
    private static final int DEEPEST = 40;

    private final Index index;
    private final Effects effects;
    private final Inlining inlining;
    private final Set<Value> misplaced = new HashSet<>();
    private final Set<Value> repeated = new HashSet<>();

    EvaluationOrder(Index index, Effects effects, Inlining inlining) {
        this.index = index;
        this.effects = effects;
        this.inlining = inlining;
        check(index.root());
    }

    /** The values that would be evaluated in the wrong place, or too deep inside an expression. */
    Set<Value> misplaced() {
        return misplaced;
    }

    private void check(Region region) {
        List<Op> pending = new ArrayList<>();
        Map<Value, Integer> depths = new HashMap<>();
        for (Op op : region.ops()) {
            int depth = 1;
            for (Value operand : op.operands()) {
                depth = Math.max(depth, 1 + depths.getOrDefault(operand, 0));
            }
            if (!inlining.isInlined(op)) {
                statement(op, region, pending);
            } else if (depth > DEEPEST) {
                misplaced.add(op.result());
            } else {
                depths.put(op.result(), depth);
                if (!effects.of(op).isPure()) {
                    pending.add(op);
                }
            }
            op.regions().forEach(this::check);
        }
    }

    private void statement(Op statement, Region region, List<Op> pending) {
        List<Op> evaluated = new ArrayList<>();
        for (Value operand : operands(statement, region)) {
            collect(operand, region, evaluated);
        }
        evaluated.add(statement);
        for (int i = 0; i < evaluated.size(); i++) {
            for (int j = i + 1; j < evaluated.size(); j++) {
                keepInOrder(evaluated.get(j), evaluated.get(i));
            }
        }
        pending.removeIf(waiting -> evaluated.stream().anyMatch(op -> op == waiting));
        for (Op waiting : pending) {
            evaluated.forEach(op -> keepInOrder(waiting, op));
        }
    }

    /** An operation that is evaluated behind another one must not have to come before it. */
    private void keepInOrder(Op late, Op early) {
        if (index.position(late) < index.position(early) && effects.conflict(late, early)) {
            misplaced.add(late.result());
        }
    }

    /** The operands of a statement in the order in which the Java statement evaluates them. */
    private List<Value> operands(Op statement, Region region) {
        List<Value> operands = new ArrayList<>(statement.operands());
        if (statement instanceof Op.For) {
            // The variables are initialised before the loop's header.
            List<Value> bounds = List.copyOf(operands.subList(0, 2));
            operands.subList(0, 2).clear();
            operands.addAll(bounds);
        } else if (!operands.isEmpty() && (statement instanceof Op.Return || isCondition(statement, region))) {
            // The derivatives are written to the workspace before the value is returned, and the variables of a loop
            // are set before its condition is evaluated.
            operands.add(operands.remove(0));
        }
        return operands;
    }

    private boolean isCondition(Op statement, Region region) {
        return statement instanceof Op.Yield
                && index.owner(region) instanceof Op.While loop
                && Index.same(loop.condition(), region);
    }

    /** Adds the operations with effects inside a value's expression in the order of their evaluation. */
    private void collect(Value value, Region region, List<Op> evaluated) {
        if (!inlining.isInlined(value)) {
            return;
        }
        Op definition = index.definition(value);
        definition.operands().forEach(operand -> collect(operand, region, evaluated));
        if (!effects.of(definition).isPure()) {
            boolean again = inlining.isRepeatable(value) && !repeated.add(value);
            if (!again) {
                evaluated.add(definition);
                if (!Index.same(index.home(value), region)) {
                    misplaced.add(value);
                }
            }
        }
    }
}
