package dev.retrograd.processor.analysis;

import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adjoints of scratch arrays: each iteration of a reverse loop finds them zero and leaves them zero, since the method overwrites the
 * arrays in each of its iterations. Nothing goes from one iteration to another through them, in whatever order they run.
 */
public final class CleanShadows {
    private final Aliases aliases;
    private final Uses uses;
    private final Coverage coverage;

    /** For the arrays of one function. */
    public CleanShadows(Aliases aliases, Uses uses) {
        this.aliases = aliases;
        this.uses = uses;
        this.coverage = new Coverage(uses);
    }

    /**
     * Whether arrays of a class are zero before and after each iteration of a loop, and nothing but the loop touches them.
     *
     * @param references all values that lead to arrays of the class
     */
    public boolean areClean(Storage storage, List<Value> references, Op.For loop) {
        return references.stream().allMatch(reference -> isOfLoop(reference, loop))
                && leavesClean(loop.body(), storage);
    }

    private boolean isOfLoop(Value reference, Op.For loop) {
        Op definition = uses.definition(reference).orElse(null);
        boolean row = definition instanceof Op.Load load
                && uses.isWithin(load, loop.body())
                && !aliases.areRowsReplaced(load.array());
        boolean zeros = definition instanceof Op.Shadow
                || (definition instanceof Op.Alloc alloc && alloc.placement() == Placement.ZEROED);
        return (row || zeros) && uses.users(reference).stream().allMatch(user -> uses.isWithin(user, loop.body()));
    }

    /** Whether the region leaves all arrays of the class zero that were zero before. */
    private boolean leavesClean(Region region, Storage storage) {
        Set<Value> dirty = new HashSet<>();
        return follow(region, storage, dirty) && dirty.isEmpty();
    }

    /** Keeps account of the arrays that may not be zero any more; false if that is not known. */
    private boolean follow(Region region, Storage storage, Set<Value> dirty) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Store store && aliases.storage(store.array()) == storage) {
                dirty.add(store.array());
            } else if (op instanceof Op.For loop && cleared(loop, storage) != null) {
                dirty.remove(cleared(loop, storage));
            } else if (!op.regions().isEmpty()) {
                for (Region inner : op.regions()) {
                    // what is cleared in there may not be, as the region may not run
                    Set<Value> inside = new HashSet<>();
                    if (!follow(inner, storage, inside)) {
                        return false;
                    }
                    dirty.addAll(inside);
                }
            } else if (!(op instanceof Op.Load) && touches(op, storage)) {
                return false;
            }
        }
        return true;
    }

    private boolean touches(Op op, Storage storage) {
        return op.operands().stream()
                .filter(operand -> !(operand.type() instanceof Primitive))
                .anyMatch(operand -> aliases.levels(operand).contains(storage));
    }

    /** The array that a loop sets to zero from end to end; null if it does not, or touches others of the class. */
    private Value cleared(Op.For loop, Storage storage) {
        Value cleared = null;
        for (Op op : loop.body().ops()) {
            if (op instanceof Op.Store store
                    && aliases.storage(store.array()) == storage
                    && store.index() == loop.counter()
                    && cleared == null
                    && isZero(store.value())) {
                cleared = store.array();
            } else if (isAccess(op, storage, cleared, loop)) {
                return null;
            }
        }
        boolean whole = cleared != null
                && coverage.length(cleared)
                        .filter(length -> coverage.isFull(loop, length))
                        .isPresent();
        return whole ? cleared : null;
    }

    /** Whether an operation of a loop that clears an array might leave anything in arrays of the class. */
    private boolean isAccess(Op op, Storage storage, Value cleared, Op.For loop) {
        if (op instanceof Op.Load) {
            return false;
        } else if (op instanceof Op.Store store && aliases.storage(store.array()) == storage) {
            return cleared != null || store.index() != loop.counter();
        }
        return touches(op, storage)
                || op.regions().stream()
                        .anyMatch(region -> region.ops().stream().anyMatch(inner -> isAccessWithin(inner, storage)));
    }

    private boolean isAccessWithin(Op op, Storage storage) {
        return (!(op instanceof Op.Load) && touches(op, storage))
                || op.regions().stream()
                        .anyMatch(region -> region.ops().stream().anyMatch(inner -> isAccessWithin(inner, storage)));
    }

    private boolean isZero(Value value) {
        return uses.definition(value).orElse(null) instanceof Op.Const constant
                && constant.value() instanceof Number number
                && number.doubleValue() == 0;
    }
}
