package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.CleanShadows;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the linear part of an adjoint out of a loop: where iterations add multiples of a number to adjoints, with coefficients that are
 * the same in all of them, the numbers are summed up and multiplied once, behind the loop. The adjoint of a
 * scratch array in between goes along. Regroups sums of adjoints, in an order that is always the same.
 */
public final class LinearSums {
    private final Uses uses;
    private final Aliases aliases;
    private final CleanShadows shadows;
    private final Map<Storage, List<Value>> references = new HashMap<>();

    private LinearSums(Function function) {
        uses = Uses.of(function);
        aliases = Aliases.of(function);
        shadows = new CleanShadows(aliases, uses);
        refer(function.body());
    }

    /** The function with what is linear behind its loops; the same function if nothing is. */
    public static Function apply(Function function) {
        Function current = function;
        while (true) {
            LinearSums sums = new LinearSums(current);
            Region body = sums.rewrite(current.body());
            if (body == current.body()) {
                return current;
            }
            current = current.withBody(body);
        }
    }

    /** The region after the first group that moves; the same region if none does. */
    private Region rewrite(Region region) {
        List<Op> ops = new ArrayList<>(region.ops());
        for (int i = 0; i < ops.size(); i++) {
            if (ops.get(i) instanceof Op.For loop) {
                LinearGroup group = group(loop);
                if (group != null) {
                    List<Op> moved = new MovedNest(loop, group, uses).ops();
                    ops.remove(i);
                    ops.addAll(i, moved);
                    return new Region(region.params(), ops);
                }
            }
            Op op = ops.get(i);
            for (Region inner : op.regions()) {
                Region rewritten = rewrite(inner);
                if (rewritten != inner) {
                    ops.set(i, op.with(each -> each == inner ? rewritten : each));
                    return new Region(region.params(), ops);
                }
            }
        }
        return region;
    }

    private LinearGroup group(Op.For loop) {
        Accesses accesses = Accesses.of(loop.body().ops(), aliases, uses);
        Invariance invariance = new Invariance(loop, uses, aliases, accesses);
        List<Op> inside = new ArrayList<>();
        collect(loop.body(), inside);
        Set<Storage> tried = new HashSet<>();
        for (Op op : inside) {
            if (op instanceof Op.Store store && store.value().type().isFloating()) {
                LinearGroup group = new LinearGroup(loop, uses, invariance);
                Storage storage = aliases.storage(store.array());
                boolean moves = accesses.kind(storage) == Accesses.Kind.ADD
                        ? group.add(accesses.sum(store))
                        : tried.add(storage)
                                && shadows.areClean(storage, references.getOrDefault(storage, List.of()), loop)
                                && addAll(group, storage, inside, accesses);
                if (moves && !group.varying().isEmpty()) {
                    return group;
                }
            }
        }
        return null;
    }

    /** Takes up all that a loop does with a scratch adjoint; false if some of it cannot move. */
    private boolean addAll(LinearGroup group, Storage storage, List<Op> inside, Accesses accesses) {
        List<Op> accessing = inside.stream()
                .filter(op -> (op instanceof Op.Load load && aliases.storage(load.array()) == storage)
                        || (op instanceof Op.Store store && aliases.storage(store.array()) == storage))
                .toList();
        Set<Op> added = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Accesses.Sum> sums = new ArrayList<>();
        for (Op op : accessing) {
            if (op instanceof Op.Store store && accesses.sum(store) != null) {
                sums.add(accesses.sum(store));
                added.add(accesses.sum(store).load());
                added.add(store);
            }
        }
        for (Op op : accessing) {
            if (!added.contains(op)) {
                if (!group.addAccess(op)) {
                    return false;
                } else if (op instanceof Op.Load load) {
                    group.handOn(load.target());
                    if (!addUsers(load.target(), sums, accesses)) {
                        return false;
                    }
                }
            }
        }
        return sums.stream().allMatch(group::add);
    }

    /** Finds the sums that a number goes into, times coefficients; false if it goes anywhere else. */
    private boolean addUsers(Value value, List<Accesses.Sum> sums, Accesses accesses) {
        for (Op user : uses.users(value)) {
            if (!(user instanceof Op.Call call)) {
                return false;
            }
            boolean factor = call.function().equals("*") || call.function().equals("/");
            if (factor || call.operands().size() == 1) {
                if (!addUsers(call.target(), sums, accesses)) {
                    return false;
                }
            } else {
                Accesses.Sum sum = sumOf(call, accesses);
                if (sum == null || accesses.kind(aliases.storage(sum.store().array())) != Accesses.Kind.ADD) {
                    return false;
                }
                if (sums.stream().noneMatch(known -> known.store() == sum.store())) {
                    sums.add(sum);
                }
            }
        }
        return true;
    }

    /** The sum that an addition is a step of; null if it is none. */
    private Accesses.Sum sumOf(Op.Call call, Accesses accesses) {
        Value value = call.target();
        while (uses.count(value) == 1) {
            Op user = uses.users(value).get(0);
            if (user instanceof Op.Store store) {
                Accesses.Sum sum = accesses.sum(store);
                return sum != null && sum.steps().contains(call) ? sum : null;
            } else if (!(user instanceof Op.Call next)) {
                return null;
            } else {
                value = next.target();
            }
        }
        return null;
    }

    /** Notes which values lead to which arrays. */
    private void refer(Region region) {
        region.params().forEach(this::refer);
        for (Op op : region.ops()) {
            op.results().forEach(this::refer);
            op.regions().forEach(this::refer);
        }
    }

    private void refer(Value value) {
        if (value.type().isArray() || value.type().isShadowed()) {
            for (Storage storage : aliases.levels(value)) {
                references.computeIfAbsent(storage, key -> new ArrayList<>()).add(value);
            }
        }
    }

    private static void collect(Region region, List<Op> inside) {
        for (Op op : region.ops()) {
            inside.add(op);
            op.regions().forEach(inner -> collect(inner, inside));
        }
    }
}
