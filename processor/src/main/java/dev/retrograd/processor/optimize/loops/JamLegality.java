package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.CleanShadows;
import dev.retrograd.processor.analysis.Coverage;
import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.analysis.RowsApart;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a loop's iterations may run beside each other, given arrays of their own for those that each uses by itself. */
final class JamLegality {
    private final Op.For loop;
    private final Uses uses;
    private final Aliases aliases;
    private final Map<Storage, List<Value>> references;
    private final Accesses accesses;
    private final List<Op> inside = new ArrayList<>();
    private final Set<Op> chain = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op.Store> additions = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Value> owned = new LinkedHashSet<>();

    JamLegality(Op.For loop, Uses uses, Aliases aliases, Map<Storage, List<Value>> references) {
        this.loop = loop;
        this.uses = uses;
        this.aliases = aliases;
        this.references = references;
        this.accesses = Accesses.of(loop.body().ops(), aliases, uses);
        collect(loop.body());
    }

    private void collect(Region region) {
        for (Op op : region.ops()) {
            inside.add(op);
            op.regions().forEach(this::collect);
        }
    }

    Accesses accesses() {
        return accesses;
    }

    /** All operations of the loop. */
    List<Op> inside() {
        return inside;
    }

    /** The operations on carried variables. */
    Set<Op> chain() {
        return chain;
    }

    /** The writes that add to what other iterations add to, too. */
    Set<Op.Store> additions() {
        return additions;
    }

    /** The arrays that every iteration needs for itself. */
    Set<Value> owned() {
        return owned;
    }

    boolean isLegal() {
        return inside.stream().allMatch(JamLegality::isPlain)
                && findChain()
                && accesses.storages().stream().allMatch(this::isFree);
    }

    private static boolean isPlain(Op op) {
        return op instanceof Op.Const
                || op instanceof Op.Call
                || op instanceof Op.Load
                || op instanceof Op.Store
                || op instanceof Op.Length
                || op instanceof Op.For
                || op instanceof Op.If
                || op instanceof Op.Yield;
    }

    /** Carried variables are for pure operations of the loop's own body, which may follow all others. */
    private boolean findChain() {
        Set<Value> values = new LinkedHashSet<>(loop.carried());
        for (Op op : loop.body().body()) {
            if (!Collections.disjoint(FreeValues.of(op), values)) {
                if (!(op instanceof Op.Call call) || call.target().type().isArray()) {
                    return false;
                }
                chain.add(op);
                values.addAll(op.results());
            }
        }
        return loop.carried().stream().noneMatch(value -> value.type().isArray());
    }

    private boolean isFree(Storage storage) {
        List<Op.Store> stores = new ArrayList<>();
        for (Op op : inside) {
            if (op instanceof Op.Store store && aliases.storage(store.array()) == storage) {
                stores.add(store);
            }
        }
        if (stores.isEmpty()) {
            return true;
        } else if (stores.stream().anyMatch(store -> store.value().type().isArray())) {
            return false;
        } else if (accesses.kind(storage) == Accesses.Kind.ADD) {
            additions.addAll(stores);
            return stores.stream().allMatch(store -> !store.origin().note().isEmpty());
        }
        return isOwned(storage) || isApart(storage, stores);
    }

    private boolean isOwned(Storage storage) {
        Set<Value> roots = new LinkedHashSet<>();
        for (Value reference : references.getOrDefault(storage, List.of())) {
            roots.add(root(reference));
        }
        if (roots.size() != 1 || roots.contains(null)) {
            return false;
        }
        Value root = roots.iterator().next();
        Op made = uses.definition(root).orElseThrow();
        List<Storage> levels = aliases.levels(root);
        if (levels.get(levels.size() - 1) != storage
                || aliases.areRowsReplaced(root)
                || uses.isWithin(made, loop.body())) {
            return false;
        }
        boolean rows = levels.stream()
                .allMatch(level ->
                        references.getOrDefault(level, List.of()).stream().allMatch(value -> root(value) == root));
        boolean here = levels.stream()
                .flatMap(level -> references.getOrDefault(level, List.of()).stream())
                .flatMap(value -> uses.users(value).stream())
                .allMatch(user -> user instanceof Op.Shadow || user instanceof Op.Length || isAccess(user));
        boolean scratch = made instanceof Op.Alloc alloc && alloc.placement() == Placement.SCRATCH;
        Coverage coverage = new Coverage(uses);
        boolean overwritten = root.type() instanceof ArrayType array
                && array.rank() == 1
                && made instanceof Op.Alloc
                && coverage.length(root)
                        .filter(length -> coverage.isOverwrittenFirst(loop.body(), root, length))
                        .isPresent();
        boolean clean =
                new CleanShadows(aliases, uses).areClean(storage, references.getOrDefault(storage, List.of()), loop);
        if (!rows || !here || !(scratch || overwritten || clean)) {
            return false;
        }
        owned.add(root);
        return true;
    }

    private boolean isAccess(Op user) {
        return (user instanceof Op.Load || user instanceof Op.Store) && uses.isWithin(user, loop.body());
    }

    /** The array that a row is of, as it is made; null if that is not known. */
    private Value root(Value reference) {
        Value root = reference;
        while (uses.definition(root).orElse(null) instanceof Op.Load load) {
            root = load.array();
        }
        Op made = uses.definition(root).orElse(null);
        return made instanceof Op.Alloc || made instanceof Op.Shadow ? root : null;
    }

    /** Whether each iteration has elements or rows of its own of arrays that the function makes. */
    private boolean isApart(Storage storage, List<Op.Store> stores) {
        RowsApart rows = new RowsApart(uses, aliases);
        if (references.getOrDefault(storage, List.of()).stream().anyMatch(value -> root(value) == null)) {
            return false;
        }
        for (Op op : inside) {
            Op.Load access = null;
            if (op instanceof Op.Load load && aliases.storage(load.array()) == storage) {
                access = load;
            } else if (op instanceof Op.Store store && aliases.storage(store.array()) == storage) {
                access = new Op.Load(store.value(), store.array(), store.index(), Origin.NONE);
            }
            Op.Load read = access;
            if (read != null && !stores.stream().allMatch(store -> rows.areApart(read, store, loop))) {
                return false;
            }
        }
        return true;
    }
}
