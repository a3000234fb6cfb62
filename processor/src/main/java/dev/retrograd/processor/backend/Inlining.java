package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which values have no variable but are written inside the expression that uses them, and which branches are
 * expressions.
 *
 * <p>A value is inlined if it has one use, in the same run of statements, and no name of the user's. What reads memory or may
 * throw has to stay in order with everything else that does; where it would not, the value gets a variable after all, and
 * the decision is made anew until all of them agree.
 */
final class Inlining {
    private static final int DEEPEST = 40;
    private static final int LARGEST_BRANCH = 12;

    private final Index index;
    private final Effects effects;
    private final Set<Value> kept = new HashSet<>();
    private final IdentityHashMap<Op.If, Boolean> expressions = new IdentityHashMap<>();
    private final Map<Value, Boolean> inlined = new HashMap<>();

    Inlining(Index index, Effects effects) {
        this.index = index;
        this.effects = effects;
        boolean changed = true;
        while (changed) {
            expressions.clear();
            inlined.clear();
            changed = check(index.root());
        }
    }

    /** Whether a value is written where it is used. */
    boolean isInlined(Value value) {
        Boolean known = inlined.get(value);
        if (known == null) {
            known = decide(value);
            inlined.put(value, known);
        }
        return known;
    }

    /** Whether an operation becomes part of another one's statement. */
    boolean isInlined(Op op) {
        return op.results().size() == 1 && isInlined(op.result());
    }

    /** Whether a branch becomes {@code ?:}, {@code &&}, {@code ||} or {@code !}. */
    boolean isExpression(Op.If branch) {
        Boolean known = expressions.get(branch);
        if (known == null) {
            known = branch.targets().size() == 1
                    && size(branch.then()) + size(branch.otherwise()) <= LARGEST_BRANCH
                    && isExpression(branch.then())
                    && isExpression(branch.otherwise());
            expressions.put(branch, known);
        }
        return known;
    }

    /** Whether nothing is computed: the value or operation is a plain expression all through. */
    boolean isExpression(Region region) {
        return region.body().stream().allMatch(this::isInlined);
    }

    /** Whether evaluating a value where it is used has no effect. */
    boolean isPure(Value value) {
        if (!isInlined(value)) {
            return true;
        }
        Op definition = index.definition(value);
        return effects.of(definition).isPure() && definition.operands().stream().allMatch(this::isPure);
    }

    private static int size(Region region) {
        int size = 0;
        for (Op op : region.ops()) {
            size += op instanceof Op.Const ? 0 : 1;
            for (Region inner : op.regions()) {
                size += size(inner);
            }
        }
        return size;
    }

    private boolean decide(Value value) {
        Op definition = index.definition(value);
        if (definition instanceof Op.Const) {
            return true;
        }
        boolean candidate = definition instanceof Op.Call
                || definition instanceof Op.Load
                || definition instanceof Op.Length
                || (definition instanceof Op.If branch && isExpression(branch));
        if (isWidening(definition) && !isInlined(definition.operands().get(0)) && !kept.contains(value)) {
            return true;
        }
        if (!candidate || value.name() != null || kept.contains(value) || index.useCount(value) != 1) {
            return false;
        }
        Index.Use use = index.use(value);
        if (use.op() instanceof Op.For loop && loop.limit() == value && !isCheap(value)) {
            return false;
        }
        Region home = index.home(value);
        return Index.same(use.region(), home) || (effects.of(definition).isPure() && isReachedOnce(use.region(), home));
    }

    /** Whether an operation is a conversion that Java does by itself in most places. */
    private static boolean isWidening(Op op) {
        return op instanceof Op.Call call
                && call.function().startsWith("(")
                && Conversions.isWidening(
                        call.operands().get(0).type(), call.target().type());
    }

    /** Whether a region runs at most once for each run of the other one that contains it. */
    private boolean isReachedOnce(Region inner, Region outer) {
        for (Region region = inner; !Index.same(region, outer); region = index.parent(region)) {
            if (!(index.owner(region) instanceof Op.If)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a loop's limit may be evaluated before every iteration. */
    private boolean isCheap(Value limit) {
        Op definition = index.definition(limit);
        if (definition instanceof Op.Call call && !call.function().contains(".") && limit.type() == Primitive.INT) {
            return effects.of(call).isPure()
                    && call.operands().stream()
                            .allMatch(v -> !isInlined(v) || index.definition(v) instanceof Op.Const || isLength(v));
        }
        return isLength(limit);
    }

    private boolean isLength(Value value) {
        return index.definition(value) instanceof Op.Length length && !isInlined(length.array());
    }

    /** Checks the order of operations in a region and below; {@return whether a value lost its place in an expression} */
    private boolean check(Region region) {
        boolean changed = false;
        List<Op> pending = new ArrayList<>();
        Map<Value, Integer> depths = new HashMap<>();
        for (Op op : region.ops()) {
            for (Region inner : op.regions()) {
                changed |= check(inner);
            }
            int depth = 1;
            for (Value operand : op.operands()) {
                depth = Math.max(depth, 1 + depths.getOrDefault(operand, 0));
            }
            if (isInlined(op)) {
                if (depth > DEEPEST) {
                    changed |= kept.add(op.result());
                } else {
                    depths.put(op.result(), depth);
                }
                if (!effects.of(op).isPure()) {
                    pending.add(op);
                }
            } else {
                changed |= checkStatement(op, region, pending);
            }
        }
        return changed;
    }

    private boolean checkStatement(Op statement, Region region, List<Op> pending) {
        List<Op> evaluated = new ArrayList<>();
        for (Value operand : evaluationOrder(statement, region)) {
            collect(operand, evaluated);
        }
        evaluated.add(statement);
        boolean changed = false;
        for (int i = 0; i < evaluated.size(); i++) {
            for (int j = i + 1; j < evaluated.size(); j++) {
                Op early = evaluated.get(j);
                if (index.position(early) < index.position(evaluated.get(i))
                        && effects.conflict(early, evaluated.get(i))) {
                    changed |= kept.add(early.result());
                }
            }
        }
        pending.removeIf(waiting -> evaluated.stream().anyMatch(op -> op == waiting));
        for (Op waiting : pending) {
            for (Op op : evaluated) {
                if (index.position(waiting) < index.position(op) && effects.conflict(waiting, op)) {
                    changed |= kept.add(waiting.result());
                }
            }
        }
        return changed;
    }

    /** The operands of a statement in the order in which the Java statement evaluates them. */
    private List<Value> evaluationOrder(Op statement, Region region) {
        List<Value> operands = new ArrayList<>(statement.operands());
        if (statement instanceof Op.For) {
            // The variables are initialised before the loop's header.
            List<Value> bounds = List.copyOf(operands.subList(0, 2));
            operands.subList(0, 2).clear();
            operands.addAll(bounds);
        } else if (statement instanceof Op.Return || isCondition(statement, region)) {
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
    private void collect(Value value, List<Op> evaluated) {
        if (!isInlined(value)) {
            return;
        }
        Op definition = index.definition(value);
        definition.operands().forEach(operand -> collect(operand, evaluated));
        if (!effects.of(definition).isPure()) {
            evaluated.add(definition);
        }
    }
}
