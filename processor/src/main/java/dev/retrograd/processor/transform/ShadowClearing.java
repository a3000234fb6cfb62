package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.Set;

/**
 * Clears the shadows that the forward sweep has made, for a reverse sweep that runs more than once: those made within loops and
 * branches where the reverse sweep comes back to what made the array, all others in front of it.
 */
final class ShadowClearing {
    private final Aliases aliases;
    private final Set<Value> shadows;
    private int loops;

    ShadowClearing(Aliases aliases, Set<Value> shadows) {
        this.aliases = aliases;
        this.shadows = shadows;
    }

    /** Whether the shadows made in a region and below it can be cleared. */
    boolean isPossible(Region forward, boolean top) {
        for (Op op : forward.ops()) {
            boolean shadow = op instanceof Op.Shadow made && shadows.contains(made.target());
            if (shadow && !(top ? canBeCleared(((Op.Shadow) op).primal()) : isOwn((Op.Shadow) op, forward))) {
                return false;
            }
            for (Region inner : op.regions()) {
                if (!isPossible(inner, false)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Rows that have been replaced belong to other arrays. */
    private boolean canBeCleared(Value primal) {
        boolean flat = primal.type() instanceof ArrayType array && array.rank() == 1;
        return flat || !aliases.areRowsReplaced(primal);
    }

    private boolean isOwn(Op.Shadow shadow, Region region) {
        return canBeCleared(shadow.primal())
                && region.ops().stream()
                        .anyMatch(op ->
                                (op instanceof Op.Alloc || op instanceof Op.Copy) && op.result() == shadow.primal());
    }

    /** Clears a shadow. */
    void clear(Value shadow, RegionBuilder to) {
        Value array = shadow.type().isArray() ? shadow : to.call(ArrayType.ROWS, "Matrix.data", shadow);
        ArrayType type = (ArrayType) array.type();
        Value counter = Value.of(Primitive.INT, "i");
        loops++;
        to.loop("clear" + loops, to.constant(0), to.length(array), counter, inner -> {
            if (type.rank() > 1) {
                clear(inner.load(array, counter), inner);
            } else {
                inner.store(
                        array, counter, type.element() == Primitive.FLOAT ? inner.constant(0f) : inner.constant(0.0));
            }
        });
    }
}
