package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Accesses.Sum;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Four iterations of a loop at once, and the loop for what is left: the loops within run once for all four, what is the same in
 * all of them is computed once, and what they add to one element is added up in their order.
 */
final class JammedLoop {
    private static final int COPIES = 4;

    private final Op.For loop;
    private final Invariance invariance;
    private final List<Map<Value, Value>> maps = new ArrayList<>();
    private final Map<Op, Sum> sums = new IdentityHashMap<>();
    private final Set<Op> partsOfSums = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op> chain;
    private final Predicate<Op.For> orderFree;
    private int labels;

    /**
     * A loop whose iterations may run beside each other.
     *
     * @param chain the operations on carried variables, which stay in order
     * @param additions the writes that add to what other iterations add to, too
     * @param copies for each of the second to fourth iterations the arrays that it has in place of others
     * @param orderFree which loops within it may as well run upward
     */
    JammedLoop(
            Op.For loop,
            Invariance invariance,
            Accesses accesses,
            Set<Op> chain,
            Set<Op.Store> additions,
            List<Map<Value, Value>> copies,
            Predicate<Op.For> orderFree) {
        this.loop = loop;
        this.orderFree = orderFree;
        this.invariance = invariance;
        this.chain = chain;
        maps.add(new HashMap<>());
        copies.forEach(map -> maps.add(new HashMap<>(map)));
        for (Op.Store store : additions) {
            Sum sum = accesses.sum(store);
            sums.put(store, sum);
            partsOfSums.add(sum.load());
            partsOfSums.addAll(sum.steps());
        }
    }

    /** The operations in place of the loop. */
    List<Op> ops() {
        RegionBuilder builder = new RegionBuilder(List.of(), Origin.NONE);
        boolean up = loop.step() > 0;
        Value four = builder.constant(COPIES);
        Value limit;
        Value rest;
        if (up) {
            Value count = builder.call(Primitive.INT, "Math.max", loop.limit(), builder.constant(0));
            rest = builder.call(Primitive.INT, "-", count, builder.call(Primitive.INT, "%", count, four));
            limit = rest;
        } else {
            Value count = builder.call(Primitive.INT, "+", loop.first(), builder.constant(1));
            Value left = builder.call(Primitive.INT, "%", count, four);
            rest = builder.call(Primitive.INT, "-", left, builder.constant(1));
            limit = builder.constant(COPIES - 1);
        }
        rest.nameIfAbsent("rest");
        List<Value> targets = Op.each(loop.targets(), Value::fresh);
        builder.add(new Op.For(
                targets,
                loop.label() + " by four",
                loop.first(),
                limit,
                !up,
                loop.step() * COPIES,
                loop.inits(),
                body(),
                loop.origin()));
        builder.add(new Op.For(
                loop.targets(),
                loop.label() + " rest",
                rest,
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                targets,
                loop.body(),
                loop.origin()));
        return builder.ops();
    }

    private Region body() {
        List<Value> params = Op.each(loop.body().params(), Value::fresh);
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        maps.get(0).put(loop.counter(), params.get(0));
        for (int q = 1; q < COPIES; q++) {
            Value counter = builder.call(Primitive.INT, "+", params.get(0), builder.constant(q * loop.step()));
            maps.get(q).put(loop.counter(), counter);
        }
        jam(loop.body(), builder);
        List<Value> carried = params.subList(1, params.size());
        for (Map<Value, Value> map : maps) {
            for (int i = 0; i < carried.size(); i++) {
                map.put(loop.carried().get(i), carried.get(i));
            }
            loop.body().body().stream().filter(chain::contains).forEach(op -> copy(op, map, builder));
            carried = Op.each(loop.body().yields(), value -> of(value, map));
        }
        return builder.yielding(carried);
    }

    private static Value of(Value value, Map<Value, Value> map) {
        return map.getOrDefault(value, value);
    }

    private void jam(Region region, RegionBuilder to) {
        for (Op op : region.body()) {
            if (chain.contains(op) || partsOfSums.contains(op)) {
                continue;
            }
            if (sums.containsKey(op)) {
                add(sums.get(op), to);
            } else if (!op.results().isEmpty()
                    && op.regions().isEmpty()
                    && op.results().stream().allMatch(invariance::isInvariant)) {
                copy(op, maps.get(0), to);
                op.results()
                        .forEach(result ->
                                maps.forEach(map -> map.put(result, maps.get(0).get(result))));
            } else if (op instanceof Op.For inner
                    && invariance.isInvariant(inner.first())
                    && invariance.isInvariant(inner.limit())) {
                jam(inner, to);
            } else {
                maps.forEach(map -> copy(op, map, to));
            }
        }
    }

    private void jam(Op.For inner, RegionBuilder to) {
        Value counter = inner.counter().fresh();
        List<Value> params = new ArrayList<>(List.of(counter));
        List<Value> inits = new ArrayList<>();
        for (Map<Value, Value> map : maps) {
            map.put(inner.counter(), counter);
            inner.inits().forEach(init -> inits.add(of(init, map)));
            inner.carried().forEach(value -> params.add(fresh(value, map)));
        }
        RegionBuilder inside = new RegionBuilder(params, inner.origin());
        jam(inner.body(), inside);
        List<Value> yields = new ArrayList<>();
        List<Value> targets = new ArrayList<>();
        for (Map<Value, Value> map : maps) {
            inner.body().yields().forEach(value -> yields.add(of(value, map)));
            inner.targets().forEach(value -> targets.add(fresh(value, map)));
        }
        boolean turned = inner.step() == -1 && inner.inclusive() && orderFree.test(inner);
        Map<Value, Value> any = maps.get(0);
        to.add(new Op.For(
                targets,
                inner.label() + " by four",
                of(turned ? inner.limit() : inner.first(), any),
                of(turned ? inner.first() : inner.limit(), any),
                inner.inclusive(),
                turned ? 1 : inner.step(),
                inits,
                inside.yielding(yields),
                inner.origin()));
    }

    private void add(Sum sum, RegionBuilder to) {
        boolean one = invariance.isInvariant(sum.store().array())
                && invariance.isInvariant(sum.store().index());
        if (one) {
            copy(sum.load(), maps.get(0), to);
            Value value = maps.get(0).get(sum.load().target());
            for (Map<Value, Value> map : maps) {
                map.put(sum.load().target(), value);
                sum.steps().forEach(step -> copy(step, map, to));
                value = map.get(sum.steps().get(sum.steps().size() - 1).target());
            }
            copy(sum.store(), maps.get(COPIES - 1), to);
        } else {
            for (Map<Value, Value> map : maps) {
                copy(sum.load(), map, to);
                sum.steps().forEach(step -> copy(step, map, to));
                copy(sum.store(), map, to);
            }
        }
    }

    private static Value fresh(Value value, Map<Value, Value> map) {
        Value fresh = value.fresh();
        map.put(value, fresh);
        return fresh;
    }

    private void copy(Op op, Map<Value, Value> map, RegionBuilder to) {
        to.add(copy(op, map));
    }

    private Op copy(Op op, Map<Value, Value> map) {
        Op copy = op.map(value -> of(value, map), value -> fresh(value, map), region -> {
            List<Value> params = Op.each(region.params(), value -> fresh(value, map));
            List<Op> ops = new ArrayList<>();
            region.ops().forEach(inner -> ops.add(copy(inner, map)));
            return new Region(params, ops);
        });
        if (!(copy instanceof Op.For inner)) {
            return copy;
        }
        return new Op.For(
                inner.targets(),
                inner.label() + " copy " + ++labels,
                inner.first(),
                inner.limit(),
                inner.inclusive(),
                inner.step(),
                inner.inits(),
                inner.body(),
                inner.origin());
    }
}
