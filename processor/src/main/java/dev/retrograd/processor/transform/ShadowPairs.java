package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Escapes;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prepares the forward sweep: lets a shadow travel with every active reference that is merged, carried or stored, so that an
 * alias shares its shadow, and lets every {@code while} count its trips. References that stay where they are made get
 * their shadow in the reverse sweep.
 */
final class ShadowPairs {
    private final Function function;
    private final Activity activity;
    private final Calls calls;
    private final Aliases aliases;
    private final Escapes escapes;
    private final Uses uses;
    private final Set<Value> copied;
    private final Map<Value, Value> shadows = new HashMap<>();
    private final Map<Op.While, Value> trips = new HashMap<>();

    private ShadowPairs(Function function, Activity activity, Calls calls, Set<Value> copied) {
        this.function = function;
        this.activity = activity;
        this.aliases = activity.aliases();
        this.calls = calls;
        this.copied = copied;
        this.escapes = Escapes.of(function);
        this.uses = Uses.of(function);
    }

    /**
     * What the reverse sweep works on.
     *
     * @param function the forward sweep without saves
     * @param shadows the shadow of each reference that has one in the forward sweep
     * @param trips the trip count of each {@code while}
     */
    record Paired(Function function, Map<Value, Value> shadows, Map<Op.While, Value> trips) {}

    /**
     * Prepares a function.
     *
     * @param copied the parameters in whose place a copy is used
     */
    static Paired of(Function function, Activity activity, Calls calls, Set<Value> copied) {
        ShadowPairs pairs = new ShadowPairs(function, activity, calls, copied);
        return pairs.paired(pairs.entry(function.body()));
    }

    /** Prepares a callee, which takes the shadows of its parameters behind them. */
    static Paired ofCallee(Function function, Activity activity, Calls calls) {
        ShadowPairs pairs = new ShadowPairs(function, activity, calls, Set.of());
        Region body = function.body();
        List<Value> params = append(body.params(), pairs.pairs(body.params()));
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        pairs.rewrite(body.body(), builder, false);
        return pairs.paired(builder.returning(body.yields()));
    }

    private Paired paired(Region body) {
        return new Paired(function.withBody(body), Map.copyOf(shadows), Map.copyOf(trips));
    }

    private boolean isPaired(Value value) {
        return value.type().isShadowed() && activity.isActive(value);
    }

    private Value pair(Value value) {
        return shadows.computeIfAbsent(value, key -> Value.of(key.type(), Names.adjoint(key)));
    }

    private List<Value> pairs(List<Value> values) {
        return values.stream().filter(this::isPaired).map(this::pair).toList();
    }

    /** The shadows of those values whose counterparts in the list of targets have one. */
    private List<Value> pairsFor(List<Value> targets, List<Value> values) {
        List<Value> result = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (isPaired(targets.get(i))) {
                result.add(pair(values.get(i)));
            }
        }
        return result;
    }

    private static List<Value> append(List<Value> values, List<Value> more) {
        List<Value> result = new ArrayList<>(values);
        result.addAll(more);
        return result;
    }

    private Region entry(Region body) {
        RegionBuilder builder = new RegionBuilder(body.params(), Origin.NONE);
        for (Value param : body.params()) {
            if (isPaired(param) && body.ops().stream().noneMatch(op -> takesOver(op, param))) {
                builder.add(new Op.Shadow(pair(param), param, Placement.FRESH, Origin.NONE));
            }
        }
        rewrite(body.body(), builder, true);
        for (Op op : body.body()) {
            if (op instanceof Op.Copy copy && body.params().contains(copy.source()) && takesOver(op, copy.source())) {
                shadows.put(copy.source(), pair(copy.target()));
            }
        }
        return builder.returning(body.yields());
    }

    /**
     * Whether the operation copies a parameter that is not used but for that, so that the copy's shadow is the parameter's: the copy of
     * one that is written, or the method's own.
     */
    private boolean takesOver(Op op, Value param) {
        if (!(op instanceof Op.Copy copy) || !copy.source().equals(param) || !isPaired(copy.target())) {
            return false;
        }
        List<Op> readers = uses.users(param).stream()
                .filter(user -> !(user instanceof Op.Length))
                .toList();
        return copied.contains(param) || readers.size() == 1;
    }

    private Region nested(Region region, List<Value> params, List<Value> extraYields) {
        RegionBuilder builder = new RegionBuilder(params, region.terminator().origin());
        rewrite(region.body(), builder, false);
        return builder.at(region.terminator().origin()).yielding(append(region.yields(), extraYields));
    }

    private Region nested(Region region, List<Value> targets) {
        return nested(region, region.params(), pairsFor(targets, region.yields()));
    }

    private void rewrite(List<Op> ops, RegionBuilder builder, boolean top) {
        for (Op op : ops) {
            builder.at(op.origin());
            if (op instanceof Op.If branch) {
                builder.add(new Op.If(
                        append(branch.targets(), pairs(branch.targets())),
                        branch.condition(),
                        nested(branch.then(), branch.targets()),
                        nested(branch.otherwise(), branch.targets()),
                        op.origin()));
            } else if (op instanceof Op.For loop) {
                builder.add(rewrite(loop));
            } else if (op instanceof Op.While loop) {
                rewrite(loop, builder);
            } else if (op instanceof Op.Invoke turn && Op.Invoke.isTurn(turn)) {
                Calls.Sweeps sweeps = calls.of(function.name());
                builder.add(sweeps == null ? turn : Calls.turn(turn, function, sweeps, this::pair));
            } else if (op instanceof Op.Invoke invoke && calls.of(invoke) != null) {
                builder.add(calls.forward(invoke, this::pair));
            } else {
                builder.add(op);
                pairResults(op, builder, top);
            }
        }
    }

    private Op.For rewrite(Op.For loop) {
        List<Value> params = append(loop.body().params(), pairs(loop.carried()));
        return new Op.For(
                append(loop.targets(), pairs(loop.targets())),
                loop.label(),
                loop.first(),
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                append(loop.inits(), pairsFor(loop.carried(), loop.inits())),
                nested(loop.body(), params, pairsFor(loop.carried(), loop.body().yields())),
                loop.origin());
    }

    private void rewrite(Op.While loop, RegionBuilder builder) {
        Region condition = loop.condition();
        Region body = loop.body();
        List<Value> forwarded = condition.yields().subList(1, condition.yields().size());
        Value zero = builder.constant(0);
        Value before = Value.of(Primitive.INT, "trips");
        Value inside = Value.of(Primitive.INT, "trips");
        Value after = Value.of(Primitive.INT, "trips");
        Value next = Value.of(Primitive.INT, "trips");

        Region newCondition = nested(
                condition,
                append(append(condition.params(), pairs(condition.params())), List.of(before)),
                append(pairsFor(loop.targets(), forwarded), List.of(before)));
        RegionBuilder inner =
                new RegionBuilder(append(append(body.params(), pairs(body.params())), List.of(inside)), loop.origin());
        rewrite(body.body(), inner, false);
        Value one = inner.at(loop.origin()).constant(1);
        // More turns than an int counts would silently be none.
        inner.add(new Op.Call(next, "Math.addExact", List.of(inside, one), loop.origin()));
        Region newBody = inner.yielding(
                append(append(body.yields(), pairsFor(condition.params(), body.yields())), List.of(next)));

        Op.While counted = new Op.While(
                append(append(loop.targets(), pairs(loop.targets())), List.of(after)),
                loop.label(),
                append(append(loop.inits(), pairsFor(condition.params(), loop.inits())), List.of(zero)),
                newCondition,
                newBody,
                loop.origin());
        builder.add(counted);
        trips.put(counted, after);
    }

    /** Adds the shadow of what an operation has made or fetched, if it has to be known in the forward sweep. */
    private void pairResults(Op op, RegionBuilder builder, boolean top) {
        if (op instanceof Op.Store store) {
            if (isPaired(store.value())) {
                builder.store(pair(store.array()), store.index(), pair(store.value()));
            }
            return;
        }
        if (op.results().size() != 1 || !isPaired(op.result())) {
            return;
        }
        Value target = op.result();
        Value source = source(op);
        if (source != null) {
            if (!isDerivedLater(target, source)) {
                builder.add(op.map(
                        value -> value == source ? pair(value) : value, value -> pair(target), region -> region));
            }
        } else if (op instanceof Op.Const) {
            builder.add(op.map(value -> value, value -> pair(target), region -> region));
        } else if (top || !isMadeLater(target)) {
            builder.add(new Op.Shadow(pair(target), target, Placement.FRESH, op.origin()));
        }
    }

    /** The reference that an operation's result is part of, or null if it is new storage. */
    static Value source(Op op) {
        if (op instanceof Op.Load load) {
            return load.array();
        }
        if (op instanceof Op.Call call && MatrixRules.isAlias(call.function())) {
            return call.operands().get(0);
        }
        return null;
    }

    /** Whether the shadow of a row can be fetched from its array's shadow in the reverse sweep. */
    private boolean isDerivedLater(Value target, Value source) {
        return !escapes.escapes(target) && !aliases.isWritten(source);
    }

    /** Whether the shadow of new storage can be made in the reverse sweep of the region that makes the storage. */
    private boolean isMadeLater(Value target) {
        boolean holdsReferences = !(target.type() instanceof ArrayType array && array.rank() == 1);
        return !escapes.escapes(target) && !(holdsReferences && aliases.isWritten(target));
    }
}
