package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
    private static final int LARGEST_BRANCH = 12;

    private final Index index;
    private final Effects effects;
    private final Set<Value> sunk;
    private final Set<Value> kept = new HashSet<>();
    private final IdentityHashMap<Op.If, Boolean> expressions = new IdentityHashMap<>();
    private final Map<Value, Boolean> inlined = new HashMap<>();

    /**
     * Decides for a whole function.
     *
     * @param sunk named values that are to be written where they are used all the same
     */
    Inlining(Index index, Effects effects, Set<Value> sunk) {
        this.index = index;
        this.effects = effects;
        this.sunk = sunk;
        Set<Value> misplaced;
        do {
            expressions.clear();
            inlined.clear();
            misplaced = new EvaluationOrder(index, effects, this).misplaced();
        } while (kept.addAll(misplaced));
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
        for (Op op : region.body()) {
            if (!isInlined(op)) {
                return false;
            }
        }
        return true;
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
        if (kept.contains(value)) {
            return false;
        } else if (isRepeatable(value)) {
            return true;
        }
        boolean named = value.name() != null && !sunk.contains(value);
        if (!candidate || named || index.useCount(value) != 1) {
            return false;
        }
        Index.Use use = index.use(value);
        if (use.op() instanceof Op.For loop && loop.limit() == value && !isCheap(value)) {
            return false;
        }
        Region home = index.home(value);
        return Index.same(use.region(), home) || (effects.of(definition).isPure() && isReachedOnce(use.region(), home));
    }

    /**
     * Whether a value is written wherever it is used, however often: {@code x.length} of a variable, and conversions that Java
     * does by itself in most places.
     */
    boolean isRepeatable(Value value) {
        Op definition = index.definition(value);
        if (kept.contains(value) || value.name() != null) {
            return false;
        } else if (definition instanceof Op.Length length) {
            Index.Use use = index.use(value);
            return use != null && Index.same(use.region(), index.home(value)) && !isInlined(length.array());
        } else if (definition instanceof Op.Call call && call.function().startsWith("(")) {
            Value operand = call.operands().get(0);
            return Conversions.isWidening(operand.type(), value.type())
                    && (!isInlined(operand) || isRepeatable(operand));
        }
        return false;
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
}
