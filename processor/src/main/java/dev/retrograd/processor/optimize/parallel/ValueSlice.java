package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the method's value depends on, adjoints apart: sums among it are made in the method's order, so that the value is the method's
 * bit for bit.
 */
final class ValueSlice {
    private final Aliases aliases;
    private final Map<Value, List<Value>> sources = new HashMap<>();
    private final Map<Storage, List<Value>> stored = new HashMap<>();
    private final Set<Value> values = new HashSet<>();
    private final Set<Storage> storages = new HashSet<>();
    private final Deque<Value> pending = new ArrayDeque<>();

    private ValueSlice(Aliases aliases) {
        this.aliases = aliases;
    }

    /** What the first results of a gradient depend on, those that are no adjoints. */
    static ValueSlice of(Function gradient, int values, Aliases aliases) {
        ValueSlice slice = new ValueSlice(aliases);
        slice.scan(gradient.body(), List.of());
        slice.pending.addAll(gradient.results().subList(0, values));
        while (!slice.pending.isEmpty()) {
            slice.visit(slice.pending.pop());
        }
        return slice;
    }

    /** Whether the method's value depends on a value. */
    boolean contains(Value value) {
        return values.contains(value);
    }

    /** Whether the method's value depends on what arrays of a class hold. */
    boolean contains(Storage storage) {
        return storages.contains(storage);
    }

    private void visit(Value value) {
        if (!values.add(value)) {
            return;
        }
        pending.addAll(sources.getOrDefault(value, List.of()));
        if (Independence.isReference(value)) {
            for (Storage storage : aliases.levels(value)) {
                if (storages.add(storage)) {
                    pending.addAll(stored.getOrDefault(storage, List.of()));
                }
            }
        }
    }

    /** Learns what each value is made of; {@code control} decides whether a region runs. */
    private void scan(Region region, List<Value> control) {
        for (Op op : region.ops()) {
            List<Value> all = new ArrayList<>(control);
            all.addAll(op.operands());
            if (op instanceof Op.For loop) {
                List<Value> bounds = with(control, List.of(loop.first(), loop.limit()));
                link(List.of(loop.counter()), List.of(loop.first()), bounds);
                link(loop.carried(), loop.inits(), bounds);
                link(loop.carried(), loop.body().yields(), bounds);
                link(loop.targets(), loop.carried(), bounds);
                scan(loop.body(), bounds);
            } else if (op instanceof Op.If branch) {
                List<Value> condition = with(control, branch.operands());
                link(branch.targets(), branch.then().yields(), condition);
                link(branch.targets(), branch.otherwise().yields(), condition);
                branch.regions().forEach(side -> scan(side, condition));
            } else if (op instanceof Op.While loop) {
                List<Value> yields = loop.condition().yields();
                List<Value> forwarded = yields.subList(1, yields.size());
                List<Value> condition = with(control, List.of(yields.get(0)));
                link(loop.condition().params(), loop.inits(), condition);
                link(loop.condition().params(), loop.body().yields(), condition);
                link(loop.body().params(), forwarded, condition);
                link(loop.targets(), forwarded, condition);
                loop.regions().forEach(inner -> scan(inner, condition));
            } else if (op instanceof Op.Store store) {
                store(List.of(aliases.storage(store.array())), all);
            } else if (op instanceof Op.Accumulate accumulate) {
                store(aliases.levels(accumulate.target()), all);
            } else {
                op.results()
                        .forEach(result -> sources.computeIfAbsent(result, key -> new ArrayList<>())
                                .addAll(all));
                if (op instanceof Op.Invoke) {
                    op.operands().stream()
                            .filter(Independence::isReference)
                            .forEach(operand -> store(aliases.levels(operand), all));
                }
            }
        }
    }

    private void store(List<Storage> levels, List<Value> all) {
        levels.forEach(storage ->
                stored.computeIfAbsent(storage, key -> new ArrayList<>()).addAll(all));
    }

    private static List<Value> with(List<Value> control, List<Value> more) {
        List<Value> all = new ArrayList<>(control);
        all.addAll(more);
        return all;
    }

    private void link(List<Value> targets, List<Value> made, List<Value> control) {
        for (int i = 0; i < targets.size(); i++) {
            List<Value> list = sources.computeIfAbsent(targets.get(i), key -> new ArrayList<>());
            list.add(made.get(i));
            list.addAll(control);
        }
    }
}
