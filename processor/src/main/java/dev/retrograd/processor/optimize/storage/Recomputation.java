package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.RowsApart;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a value of the forward sweep can be had again in the reverse sweep from what is at hand there: by cheap arithmetic, and
 * by reloading array elements that nothing has overwritten.
 */
final class Recomputation {
    /** More arithmetic than this costs more than a store and a load. */
    private static final int BUDGET = 10;

    /** More arithmetic than this costs more than a local variable, and so does any division. */
    private static final int LOCAL_BUDGET = 3;

    private static final int IMPOSSIBLE = 1000;
    private static final Set<String> CHEAP = Set.of(
            "+",
            "-",
            "*",
            "/",
            "!",
            "~",
            "&",
            "|",
            "^",
            "<<",
            ">>",
            ">>>",
            "<",
            "<=",
            ">",
            ">=",
            "==",
            "!=",
            "Math.abs",
            "Math.max",
            "Math.min");

    private final Uses uses;
    private final Aliases aliases;
    private final List<Op> writers;
    private final RowsApart rows;

    Recomputation(Uses uses, Aliases aliases, List<Op> writers) {
        this.uses = uses;
        this.aliases = aliases;
        this.writers = writers;
        this.rows = new RowsApart(uses, aliases);
    }

    /**
     * Whether the slot's value is worth recomputing.
     *
     * @param local whether it could be a local variable
     * @param stored which values have a home of their own
     */
    boolean isCheap(Slot slot, boolean local, Predicate<Value> stored) {
        return cost(slot.value(), slot, stored, true) <= (local ? LOCAL_BUDGET : BUDGET);
    }

    /**
     * The variables of outer loops from which the slot's value could be recomputed if they were stored; empty if there are none, or
     * if they would not do.
     */
    Set<Value> basis(Slot slot, Predicate<Value> stored) {
        Set<Value> basis = new LinkedHashSet<>();
        Predicate<Value> also = value -> {
            boolean outer = stored.test(value) || isVariableAround(value, slot);
            if (outer && !stored.test(value)) {
                basis.add(value);
            }
            return outer;
        };
        return isCheap(slot, false, also) ? basis : Set.of();
    }

    private boolean isVariableAround(Value value, Slot slot) {
        Op loop = uses.parent(uses.scope(value)).orElse(null);
        return uses.definition(value).isEmpty()
                && value.type() instanceof Primitive
                && loop instanceof Op.For counted
                && counted.counter() != value
                && slot.loops().indexOf(loop) >= 0
                && slot.loops().indexOf(loop) < slot.loops().size() - 1;
    }

    private int cost(Value value, Slot slot, Predicate<Value> stored, boolean root) {
        if (slot.isVisible(uses.scope(value), uses) || (!root && stored.test(value)) || isCounter(value)) {
            return 0;
        }
        Op definition = uses.definition(value).orElse(null);
        int own;
        if (definition instanceof Op.Const) {
            return 0;
        } else if (definition instanceof Op.Length) {
            own = 0;
        } else if (definition instanceof Op.Call call && isCheapCall(call)) {
            own = call.function().equals("/") ? 4 : 1;
        } else if (definition instanceof Op.Load load && !isOverwritten(load, slot)) {
            own = 1;
        } else {
            return IMPOSSIBLE;
        }
        int cost = own;
        for (Value operand : definition.operands()) {
            cost = Math.min(IMPOSSIBLE, cost + cost(operand, slot, stored, false));
        }
        return cost;
    }

    /** Whether a function costs about as much as a load. */
    static boolean isCheapCall(Op.Call call) {
        return (CHEAP.contains(call.function()) || call.function().startsWith("("))
                && (Effects.of(call).isPure() || call.function().equals("/"));
    }

    private boolean isCounter(Value value) {
        return uses.definition(value).isEmpty()
                && uses.parent(uses.scope(value)).orElse(null) instanceof Op.For loop
                && loop.counter() == value;
    }

    /** A write overwrites what was loaded if it may run between load and restore: in between, or in a loop with either. */
    private boolean isOverwritten(Op.Load load, Slot slot) {
        for (Op writer : writers) {
            if (aliases.writtenBy(writer).contains(aliases.storage(load.array()))
                    && slot.restores().stream().anyMatch(restore -> mayRunBetween(load, writer, restore))) {
                return true;
            }
        }
        return false;
    }

    private boolean mayRunBetween(Op.Load load, Op writer, Op restore) {
        boolean between = uses.position(writer) > uses.position(load) && uses.position(writer) < uses.position(restore);
        return between
                || sharedLoops(load, writer, restore).stream().anyMatch(loop -> !rows.areApart(load, writer, loop))
                || !sharedLoops(restore, writer, load).isEmpty();
    }

    /** The loops around two operations and not around the third. */
    private List<Op> sharedLoops(Op a, Op b, Op other) {
        List<Op> aroundB = uses.enclosing(b);
        List<Op> aroundOther = uses.enclosing(other);
        return uses.enclosing(a).stream()
                .filter(op -> op instanceof Op.For || op instanceof Op.While)
                .filter(loop -> aroundB.stream().anyMatch(op -> op == loop)
                        && aroundOther.stream().noneMatch(op -> op == loop))
                .toList();
    }
}
