package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.CleanShadows;
import dev.retrograd.processor.analysis.Coverage;
import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.optimize.fusion.SumChains;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the iterations of a loop meet in nothing but sums, and what each chunk of them needs of its own for that. */
final class Independence {
    /** What a chunk has of its own in place of an array from outside. */
    enum Own {
        /** Zeros at first; all of them are added up in the end. */
        SUMS,
        /** Zeros before and after each iteration. */
        ZEROS,
        /** Written by each iteration before it is read. */
        SCRATCH
    }

    /**
     * What was found.
     *
     * @param obstacle what iterations share, in words; empty if nothing
     * @param exact the carried variables that are sums of the method's value
     * @param own the arrays from outside of which each chunk has one of its own
     */
    record Verdict(String obstacle, Map<Value, Own> own, Set<Value> exact) {
        private static Verdict no(String obstacle) {
            return new Verdict(obstacle, Map.of(), Set.of());
        }

        boolean isIndependent() {
            return obstacle.isEmpty();
        }
    }

    private final Aliases aliases;
    private final Uses uses;
    private final CleanShadows shadows;
    private final Coverage coverage;
    private final ValueSlice value;
    private final Map<Storage, List<Value>> references = new HashMap<>();

    /** @param values how many of the results are no adjoints */
    Independence(Function function, int values, Uses uses) {
        this.uses = uses;
        aliases = Aliases.of(function);
        shadows = new CleanShadows(aliases, uses);
        coverage = new Coverage(uses);
        value = ValueSlice.of(function, values, aliases);
        collect(function.body());
    }

    /** The function with what each of its loops would need to run in chunks, or what stands against that. */
    static String print(Function function, int values) {
        Independence independence = new Independence(function, values, Uses.of(function));
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Op op) {
                if (!(op instanceof Op.For loop)) {
                    return "";
                }
                Verdict verdict = independence.of(loop);
                return verdict.isIndependent()
                        ? verdict.own().entrySet().stream()
                                .map(own -> ", own " + name(own.getKey()) + " for "
                                        + own.getValue().name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("", "independent", ""))
                        : verdict.obstacle();
            }
        });
    }

    private void collect(Region region) {
        region.params().forEach(this::collect);
        for (Op op : region.ops()) {
            op.results().forEach(this::collect);
            op.regions().forEach(this::collect);
        }
    }

    private void collect(Value value) {
        if (isReference(value)) {
            aliases.levels(value)
                    .forEach(storage -> references
                            .computeIfAbsent(storage, key -> new ArrayList<>())
                            .add(value));
        }
    }

    static boolean isReference(Value value) {
        return value.type().isArray() || value.type().isShadowed();
    }

    Verdict of(Op.For loop) {
        for (int i = 0; i < loop.carried().size(); i++) {
            if (!SumChains.isSum(loop, i)) {
                return Verdict.no(name(loop.carried().get(i)) + " goes from each iteration to the next");
            }
        }
        String call = call(loop.body());
        if (!call.isEmpty()) {
            return Verdict.no(call);
        }
        Map<Value, Own> own = new LinkedHashMap<>();
        Accesses accesses = Accesses.of(loop.body().ops(), aliases, uses);
        for (Storage storage : accesses.storages()) {
            String obstacle = accesses.isRead(storage) ? "" : share(storage, accesses, loop, own);
            if (!obstacle.isEmpty()) {
                return Verdict.no(obstacle);
            }
        }
        Set<Value> exact = new HashSet<>(loop.carried());
        exact.removeIf(sum -> !value.contains(sum));
        return new Verdict("", own, exact);
    }

    private static String name(Value value) {
        return value.name() == null ? "a value" : value.name();
    }

    private static String call(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Invoke invoke) {
                return invoke.callee().startsWith("Tape.") || invoke.isInternal()
                        ? "its derivative needs a tape"
                        : "it calls " + invoke.callee().replace('#', '.') + ", which may have effects";
            }
            for (Region inner : op.regions()) {
                String found = call(inner);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    /** How iterations can do with arrays that they write to; gives what they cannot do without, or nothing. */
    private String share(Storage storage, Accesses accesses, Op.For loop, Map<Value, Own> own) {
        List<Value> all = references.getOrDefault(storage, List.of());
        List<Value> outer = all.stream()
                .filter(value -> FreeValues.of(loop.body()).contains(value))
                .toList();
        if (all.stream().allMatch(value -> isWithin(value, loop))) {
            return "";
        } else if (outer.size() != 1 || !isMadeHere(outer.get(0))) {
            return "iterations may write to elements of " + name(all.get(0)) + " that others use";
        }
        Value array = outer.get(0);
        if (new OwnElements(aliases, uses, loop, array).areAll(storage)) {
            return "";
        } else if (accesses.isOrderFree(storage) && isWhole(array)) {
            if (value.contains(storage)) {
                return "iterations add to elements of " + name(array) + ", and the value depends on the order";
            }
            own.putIfAbsent(array, Own.SUMS);
        } else if (shadows.areClean(storage, all, loop)) {
            own.put(array, Own.ZEROS);
        } else if (isScratch(array, all, loop)) {
            own.put(array, Own.SCRATCH);
        } else {
            return "iterations write to elements of " + name(array) + " that others may use";
        }
        return "";
    }

    /** Whether the function itself has made an array, rows included. */
    private boolean isMadeHere(Value array) {
        Op definition = uses.definition(array).orElse(null);
        return definition instanceof Op.Alloc || definition instanceof Op.Shadow || definition instanceof Op.Copy;
    }

    /** Whether zeros in the array's shape are all that its rows have ever been. */
    private boolean isWhole(Value array) {
        return !aliases.areRowsReplaced(array);
    }

    private boolean isScratch(Value array, List<Value> all, Op.For loop) {
        return all.size() == 1
                && uses.users(array).stream()
                        .allMatch(user -> user instanceof Op.Shadow
                                || user instanceof Op.Length
                                || uses.isWithin(user, loop.body()))
                && coverage.length(array)
                        .filter(length -> coverage.isOverwrittenFirst(loop.body(), array, length))
                        .isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    private boolean isWithin(Value value, Op.For loop) {
        Region region = uses.scope(value);
        if (region == loop.body() && loop.body().params().contains(value)) {
            return value.type() instanceof Primitive;
        }
        while (region != loop.body()) {
            Op parent = uses.parent(region).orElse(null);
            if (parent == null) {
                return false;
            }
            region = uses.region(parent);
        }
        return true;
    }
}
