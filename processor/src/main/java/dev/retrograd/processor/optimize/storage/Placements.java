package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Escapes;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.function.UnaryOperator;

/**
 * Says where new arrays come from: a buffer of the workspace if there is one array at a time, the tape's pool if a loop makes many
 * that live on.
 */
final class Placements {
    private final Escapes escapes;
    private final boolean callee;

    private Placements(Escapes escapes, boolean callee) {
        this.escapes = escapes;
        this.callee = callee;
    }

    static Function apply(Function function) {
        Placements placements = new Placements(Escapes.of(function), false);
        return function.withBody(placements.rewrite(function.body(), false));
    }

    /** Every call of a callee has arrays of its own: what it leaves behind has to last until its reverse sweep. */
    static Function applyToCallee(Function function) {
        if (!function.name().endsWith(CalleeNames.SWEEPS)) {
            return function;
        }
        Placements placements = new Placements(Escapes.of(function), true);
        return function.withBody(placements.rewrite(function.body(), false));
    }

    private Region rewrite(Region region, boolean looped) {
        return new Region(region.params(), Op.each(region.ops(), op -> rewrite(op, looped)));
    }

    private Op rewrite(Op op, boolean looped) {
        if (op instanceof Op.Alloc alloc && (callee || alloc.placement() == Placement.FRESH)) {
            return new Op.Alloc(alloc.target(), alloc.lengths(), place(alloc.target(), looped), alloc.origin());
        } else if (op instanceof Op.Shadow shadow && shadow.placement() == Placement.FRESH) {
            return new Op.Shadow(shadow.target(), shadow.primal(), place(shadow.target(), looped), shadow.origin());
        } else if (op instanceof Op.Copy copy && copy.placement() == Placement.FRESH) {
            Placement place = place(copy.target(), looped);
            return new Op.Copy(
                    copy.target(), copy.source(), place == Placement.ZEROED ? Placement.SCRATCH : place, copy.origin());
        } else if (op.regions().isEmpty()) {
            return op;
        }
        boolean inside = looped || ((op instanceof Op.For || op instanceof Op.While) && !Repetition.is(op));
        return op.map(UnaryOperator.identity(), UnaryOperator.identity(), region -> rewrite(region, inside));
    }

    private Placement place(Value target, boolean looped) {
        return callee || (looped && escapes.escapes(target)) ? Placement.POOLED : Placement.ZEROED;
    }
}
