package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;

/** Whether every iteration of a loop touches no elements of an array but those that bear the iteration's own number. */
final class OwnElements {
    private final Aliases aliases;
    private final Uses uses;
    private final Op.For loop;
    private final Value array;

    /** For an array that was made outside of the loop and that the loop gets at by this reference alone. */
    OwnElements(Aliases aliases, Uses uses, Op.For loop, Value array) {
        this.aliases = aliases;
        this.uses = uses;
        this.loop = loop;
        this.array = array;
    }

    /** Whether that holds for all arrays of a class. */
    boolean areAll(Storage storage) {
        return !aliases.areRowsReplaced(array) && areAll(loop.body(), storage);
    }

    private boolean areAll(Region region, Storage storage) {
        return region.ops().stream()
                .allMatch(op -> isOwn(op, storage) && op.regions().stream().allMatch(inner -> areAll(inner, storage)));
    }

    private boolean isOwn(Op op, Storage storage) {
        if (op instanceof Op.Length) {
            return true;
        } else if (op instanceof Op.Load load && load.array() == array) {
            return load.index() == loop.counter();
        } else if (op instanceof Op.Store store && store.array() == array) {
            return store.index() == loop.counter();
        }
        return op.operands().stream()
                .filter(Independence::isReference)
                .filter(operand -> aliases.levels(operand).contains(storage))
                .allMatch(this::isOfOwnElement);
    }

    private boolean isOfOwnElement(Value row) {
        Op definition = uses.definition(row).orElse(null);
        return definition instanceof Op.Load load
                && (load.array() == array ? load.index() == loop.counter() : isOfOwnElement(load.array()));
    }
}
