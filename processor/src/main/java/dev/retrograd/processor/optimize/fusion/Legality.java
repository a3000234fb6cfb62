package dev.retrograd.processor.optimize.fusion;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.CleanShadows;
import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a reverse loop may run together with its forward loop. */
final class Legality {
    private final Aliases aliases;
    private final Uses uses;
    private final CleanShadows shadows;
    private final Map<Storage, List<Value>> references = new HashMap<>();
    private final Map<String, Integer> restores = new HashMap<>();

    Legality(Function function) {
        aliases = Aliases.of(function);
        uses = Uses.of(function);
        shadows = new CleanShadows(aliases, uses);
        collect(function.body());
    }

    private void collect(Region region) {
        region.params().forEach(this::collect);
        for (Op op : region.ops()) {
            op.results().forEach(this::collect);
            if (op instanceof Op.Restore restore) {
                restores.merge(restore.slot(), 1, Integer::sum);
            }
            op.regions().forEach(this::collect);
        }
    }

    private void collect(Value value) {
        if (value.type().isArray() || value.type().isShadowed()) {
            for (Storage storage : aliases.levels(value)) {
                references.computeIfAbsent(storage, key -> new ArrayList<>()).add(value);
            }
        }
    }

    /** The operations between the loops that have to move in front of both, in order; null if the loops must stay apart. */
    List<Op> prerequisites(Pair pair) {
        if (!SumChains.areAll(pair.reverse()) || !handsOverAll(pair)) {
            return null;
        }
        List<Op> needed = new Prerequisites(pair, aliases, uses).of(neededBy(pair));
        if (needed == null) {
            return null;
        }
        List<Op> rest = new ArrayList<>(pair.between());
        rest.removeIf(op -> needed.stream().anyMatch(moved -> moved == op));
        return commute(pair, rest) ? needed : null;
    }

    private static Set<Value> neededBy(Pair pair) {
        return FreeValues.of(pair.reverse().body());
    }

    /** Whether the reverse loop gets from the forward loop's region what nobody else gets. */
    private boolean handsOverAll(Pair pair) {
        Map<String, Value> handed = pair.handed();
        Set<String> taken = new HashSet<>();
        for (Op op : pair.reverse().body().ops()) {
            if (op instanceof Op.Restore restore) {
                if (!handed.containsKey(restore.slot())) {
                    return false;
                }
                taken.add(restore.slot());
            }
        }
        return handed.keySet().stream()
                .allMatch(slot -> restores.getOrDefault(slot, 0) == (taken.contains(slot) ? 1 : 0));
    }

    private boolean commute(Pair pair, List<Op> rest) {
        Accesses reverse = Accesses.of(List.of(pair.reverse()), aliases, uses);
        Accesses forward = Accesses.of(List.of(pair.forward()), aliases, uses);
        Accesses between = Accesses.of(rest, aliases, uses);
        for (Storage storage : reverse.storages()) {
            boolean local = isLocal(storage, pair)
                    || shadows.areClean(storage, references.getOrDefault(storage, List.of()), pair.reverse());
            if (!local
                    && !(reverse.isOrderFree(storage)
                            && reverse.commutes(storage, between)
                            && reverse.commutes(storage, forward))) {
                return false;
            }
        }
        return true;
    }

    /** Whether every reference to the arrays is made anew in each iteration. */
    private boolean isLocal(Storage storage, Pair pair) {
        for (Value reference : references.getOrDefault(storage, List.of())) {
            Region scope = uses.scope(reference);
            boolean carried = pair.forward().body().params().contains(reference)
                    || pair.reverse().body().params().contains(reference);
            if (carried
                    || !(isWithin(scope, pair.forward().body())
                            || isWithin(scope, pair.reverse().body()))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    private boolean isWithin(Region inner, Region outer) {
        Region region = inner;
        while (region != outer) {
            Op parent = uses.parent(region).orElse(null);
            if (parent == null) {
                return false;
            }
            region = uses.region(parent);
        }
        return true;
    }
}
