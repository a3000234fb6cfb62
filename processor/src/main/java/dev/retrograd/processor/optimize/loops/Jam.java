package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.Coverage;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs four iterations of a loop of independent ones at once where loops within it add to the same adjoints in each: they are read and
 * written once for all four, and sums that wait for themselves in one iteration go on in another. The
 * method's own numbers are computed as before; each adjoint has its terms added one by one.
 */
public final class Jam {
    /** Beyond, four iterations would be too long a piece of code. */
    private static final int LARGEST = 110;

    private final Uses uses;
    private final Aliases aliases;
    private final Map<Storage, List<Value>> references = new HashMap<>();
    private final Map<Op, List<Op>> behind = new IdentityHashMap<>();
    private boolean changed;

    private Jam(Function function) {
        uses = Uses.of(function);
        aliases = Aliases.of(function);
        refer(function.body());
    }

    /** The function with loops jammed; the same function if none is. */
    public static Function apply(Function function) {
        Jam jam = new Jam(function);
        Region body = jam.rewrite(function.body());
        return jam.changed ? function.withBody(jam.withCopies(body)) : function;
    }

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

    private Region rewrite(Region region) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            List<Op> jammed = op instanceof Op.For loop ? jammed(loop) : null;
            if (jammed != null) {
                changed = true;
                ops.addAll(jammed);
            } else {
                ops.add(op.with(this::rewrite));
            }
        }
        return new Region(region.params(), ops);
    }

    private List<Op> jammed(Op.For loop) {
        if (!isCounted(loop)) {
            return null;
        }
        JamLegality legality = new JamLegality(loop, uses, aliases, references);
        if (legality.inside().size() > LARGEST || !legality.isLegal()) {
            return null;
        }
        Set<Value> varying = new HashSet<>(legality.owned());
        Accesses accesses = legality.accesses();
        Invariance invariance = new Invariance(loop, uses, aliases, accesses, varying);
        if (legality.inside().stream().noneMatch(op -> gains(op, loop, invariance, legality))) {
            return null;
        }
        List<Map<Value, Value>> copies = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Value array : legality.owned()) {
            Op made = uses.definition(array).orElseThrow();
            for (Map<Value, Value> copy : copies) {
                Op again = made.map(value -> value, Value::fresh, inner -> inner);
                copy.put(array, again.result());
                behind.computeIfAbsent(made, key -> new ArrayList<>()).add(again);
            }
        }
        return new JammedLoop(
                        loop, invariance, accesses, legality.chain(), legality.additions(), copies, this::isOrderFree)
                .ops();
    }

    /** Whether a loop runs from zero up, or down to zero, by one. */
    private boolean isCounted(Op.For loop) {
        Coverage coverage = new Coverage(uses);
        return loop.step() == 1
                ? coverage.isNumber(loop.first(), 0) && !loop.inclusive()
                : loop.step() == -1 && coverage.isNumber(loop.limit(), loop.inclusive() ? 0 : -1);
    }

    /** Whether a loop's iterations meet only in sums of adjoints, so that they may run upward, which is faster. */
    private boolean isOrderFree(Op.For loop) {
        Accesses accesses = Accesses.of(loop.body().ops(), aliases, uses);
        return loop.inits().isEmpty()
                && accesses.storages().stream().allMatch(accesses::isOrderFree)
                && areDerived(loop.body());
    }

    private static boolean areDerived(Region region) {
        return region.ops().stream()
                .allMatch(op -> (!(op instanceof Op.Store store)
                                || !store.origin().note().isEmpty())
                        && op.regions().stream().allMatch(Jam::areDerived));
    }

    /** Whether an operation adds, in a loop within the loop, to what other iterations add to. */
    private boolean gains(Op op, Op.For loop, Invariance invariance, JamLegality legality) {
        if (!(op instanceof Op.Store store) || !legality.additions().contains(store)) {
            return false;
        }
        Op around = uses.parent(uses.region(op)).orElse(null);
        return around instanceof Op.For inner
                && inner != loop
                && invariance.isInvariant(inner.first())
                && invariance.isInvariant(inner.limit())
                && invariance.isInvariant(store.array())
                && store.index() == inner.counter();
    }

    /** The region with the arrays of the second to fourth iterations behind those of the first. */
    private Region withCopies(Region region) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            ops.add(op.with(this::withCopies));
            ops.addAll(behind.getOrDefault(op, List.of()));
        }
        return new Region(region.params(), ops);
    }
}
