package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reverse sweep of one region: its operations backwards, each adding its local partials times the adjoint of its result to
 * the adjoints of its operands. {@link #accumulate} is the one place where adjoints are summed.
 */
final class ReverseSweep {
    private final SweepContext context;
    private final Region forward;
    private final ReverseSweep outer;
    private final RegionBuilder builder;
    private final Map<Value, Value> adjoints = new HashMap<>();
    private final Map<Value, Value> known = new HashMap<>();
    private final Map<Value, Value> shadows = new HashMap<>();
    private final List<Op> restores = new ArrayList<>();
    private final List<Op> prologue = new ArrayList<>();
    private final List<Value> params;
    private Map<Value, Value> seen;

    ReverseSweep(SweepContext context, Region forward, ReverseSweep outer, List<Value> params) {
        this.context = context;
        this.forward = forward;
        this.outer = outer;
        this.params = params;
        this.builder = new RegionBuilder(params, Origin.NONE);
    }

    SweepContext context() {
        return context;
    }

    RegionBuilder builder() {
        return builder;
    }

    /** The adjoint of a scalar so far, or null if nothing has been added to it. */
    Value adjoint(Value scalar) {
        return adjoints.get(scalar);
    }

    /** The adjoint of a scalar, zero if nothing has been added to it. */
    Value adjointOrZero(Value scalar) {
        Value adjoint = adjoints.get(scalar);
        return adjoint == null ? builder.constant(0.0) : adjoint;
    }

    /** Takes the adjoint of a scalar away; null if it has none. */
    Value consume(Value scalar) {
        return adjoints.remove(scalar);
    }

    /** Starts from, or goes on with, an adjoint that is known; null for none. */
    void adopt(Value scalar, Value adjoint) {
        if (adjoint != null) {
            adjoints.put(scalar, adjoint);
        }
    }

    /** Takes over all adjoints of another sweep. */
    void adoptAll(ReverseSweep other) {
        adjoints.putAll(other.adjoints);
    }

    /** Lets a value of the forward sweep be known here as another. */
    void know(Value value, Value here) {
        known.put(value, here);
    }

    /**
     * Says that the region runs right before its reverse, whose values are then simply in scope.
     *
     * @param names how those are called that the region is given
     */
    void see(Map<Value, Value> names) {
        seen = names;
    }

    /** A sweep of a nested region. */
    ReverseSweep nested(Region region, List<Value> regionParams, Origin origin) {
        ReverseSweep sweep = new ReverseSweep(context, region, this, regionParams);
        sweep.builder.at(origin);
        return sweep;
    }

    /** Adds a contribution to the adjoint of a scalar. */
    void accumulate(Value scalar, Value contribution) {
        if (!context.isActive(scalar)) {
            return;
        }
        Value before = adjoints.get(scalar);
        if (before == null) {
            contribution.nameIfAbsent(Names.adjoint(scalar));
            adjoints.put(scalar, contribution);
        } else {
            Value sum = builder.call(Primitive.DOUBLE, "+", before, contribution);
            sum.nameIfAbsent(Names.adjoint(scalar));
            adjoints.put(scalar, sum);
        }
    }

    /** Replaces the adjoint of a scalar by one to which a contribution has been added. */
    void replace(Value scalar, Value sum) {
        sum.nameIfAbsent(Names.adjoint(scalar));
        adjoints.put(scalar, sum);
    }

    /** Reverses the region's operations. */
    void run() {
        for (int i = forward.ops().size() - 2; i >= 0; i--) {
            Op op = forward.ops().get(i);
            builder.at(op.origin());
            if (op instanceof Op.Call call) {
                new CallReversal(this).reverse(call);
            } else if (op instanceof Op.Load load) {
                new MemoryReversal(this).reverse(load);
            } else if (op instanceof Op.Store store) {
                new MemoryReversal(this).reverse(store);
            } else if (op instanceof Op.Copy copy) {
                new MemoryReversal(this).reverse(copy);
                clear(copy.target());
            } else if (op instanceof Op.Alloc alloc) {
                clear(alloc.target());
            } else if (op instanceof Op.Invoke invoke) {
                if (invoke.rule() == null) {
                    new InvokeReversal(this).reverse(invoke);
                } else {
                    new RuleReversal(this, invoke).reverse();
                }
            } else if (op instanceof Op.If branch) {
                new BranchReversal(this).reverse(branch);
            } else if (context.isCheckpointed(op)) {
                new CheckpointReversal(this, context.checkpoint()).reverse(op);
            } else if (op instanceof Op.For loop && !context.isIdle(loop)) {
                new ForReversal(this).reverse(loop);
            } else if (op instanceof Op.While loop && !context.isIdle(loop)) {
                new WhileReversal(this).reverse(loop);
            }
        }
    }

    /** Leaves the shadow of an array that a loop or branch makes as the next reverse sweep is to find it. */
    private void clear(Value array) {
        if (context.clearing() != null && outer != null && context.shadows().containsKey(array)) {
            context.clearing().clear(shadow(array), builder);
        }
    }

    /** The region's reverse, its terminator left to the caller. */
    List<Op> operations() {
        List<Op> all = new ArrayList<>(restores);
        all.addAll(prologue);
        all.addAll(builder.ops());
        return all;
    }

    /** The whole reversed region. */
    Region finish(List<Value> yields) {
        List<Op> all = new ArrayList<>(operations());
        all.add(new Op.Yield(yields, Origin.NONE));
        return new Region(params, all);
    }

    /** Whether nothing has to be done in the reverse sweep. */
    boolean isEmpty() {
        return builder.ops().isEmpty();
    }

    // ---- values of the forward sweep

    /** A value of the forward sweep as the reverse sweep sees it here. */
    Value need(Value value) {
        Needs needs = context.needs();
        if (needs.definition(value) instanceof Op.Const constant) {
            return known.computeIfAbsent(value, key -> {
                Value copy = value.fresh();
                prologue.add(new Op.Const(copy, constant.value(), Origin.NONE));
                return copy;
            });
        }
        Region region = needs.region(value);
        if (needs.isTop(region)) {
            return value;
        }
        if (!forward.equals(region)) {
            return outer.need(value);
        }
        if (seen != null) {
            return seen.getOrDefault(value, value);
        }
        if (!known.containsKey(value)
                && needs.definition(value) instanceof Op.Load load
                && context.kept().isKept(load)) {
            known.put(value, loadAgain(load));
        }
        return known.computeIfAbsent(value, key -> {
            Value copy = value.fresh();
            restores.add(0, new Op.Restore(copy, needs.slot(value), Origin.NONE));
            return copy;
        });
    }

    /** What an operand or result holds at the time of the operation; array contents may be overwritten later. */
    Value contents(Op op, Value value) {
        boolean overwritten = value.type().isShadowed() && context.aliases().isWrittenBelow(value);
        return need(overwritten ? context.needs().contents(op, value) : value);
    }

    private Value loadAgain(Op.Load load) {
        Value array = need(load.array());
        Value index = need(load.index());
        Value copy = load.target().fresh();
        prologue.add(new Op.Load(copy, array, index, Origin.NONE));
        return copy;
    }

    /** The shadow of a reference: it travelled with it, or it is fetched or made here. */
    Value shadow(Value reference) {
        Value paired = context.shadows().get(reference);
        if (paired != null) {
            return need(paired);
        }
        Region region = context.needs().region(reference);
        if (!forward.equals(region)) {
            return outer.shadow(reference);
        }
        Value made = shadows.get(reference);
        if (made == null) {
            made = makeShadow(reference);
            shadows.put(reference, made);
        }
        return made;
    }

    /** Whether a parameter's shadow travels with it although nothing depends on the parameter. */
    boolean hasShadow(Value reference) {
        return context.shadows().containsKey(reference);
    }

    private Value makeShadow(Value reference) {
        Op definition = context.needs().definition(reference);
        Value source = ShadowPairs.source(definition);
        Value target = Value.of(reference.type(), Names.adjoint(reference));
        if (source != null) {
            Value shadowOfSource = shadow(source);
            prologue.add(definition.map(
                    value -> value == source ? shadowOfSource : need(value), value -> target, region -> region));
        } else if (definition instanceof Op.Alloc alloc) {
            prologue.add(new Op.Alloc(target, Op.each(alloc.lengths(), this::need), Placement.FRESH, alloc.origin()));
        } else {
            prologue.add(new Op.Shadow(target, need(reference), Placement.FRESH, definition.origin()));
        }
        return target;
    }

    /** The active scalars from outside that a region's reverse may add to. */
    Set<Value> captured(List<Region> regions) {
        Set<Value> result = new LinkedHashSet<>();
        for (Region region : regions) {
            for (Value value : FreeValues.of(region)) {
                if (value.type().isFloating() && context.isActive(value)) {
                    result.add(value);
                }
            }
        }
        return result;
    }
}
