package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Escapes;
import dev.retrograd.processor.ir.ArrayType;
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
 * that live on. An array that gets rows from elsewhere is a new one each time: its next use would write zeros over those.
 */
final class Placements {
    private final Function function;
    private final Escapes escapes;
    private final boolean callee;
    /** Null until there is an array of arrays. */
    private Aliases aliases;

    private Placements(Function function, boolean callee) {
        this.function = function;
        this.escapes = Escapes.of(function);
        this.callee = callee;
    }

    static Function apply(Function function) {
        Placements placements = new Placements(function, false);
        return function.withBody(placements.rewrite(function.body(), false));
    }

    /** Every call of a callee has arrays of its own: what it leaves behind has to last until its reverse sweep. */
    static Function applyToCallee(Function function) {
        if (!function.name().endsWith(CalleeNames.SWEEPS)) {
            return function;
        }
        Placements placements = new Placements(function, true);
        return function.withBody(placements.rewrite(function.body(), false));
    }

    private Region rewrite(Region region, boolean looped) {
        return new Region(region.params(), Op.each(region.ops(), op -> rewrite(op, looped)));
    }

    private Op rewrite(Op op, boolean looped) {
        if (op instanceof Op.Alloc alloc && (callee || alloc.placement() == Placement.FRESH)) {
            Placement place =
                    alloc.lengths().size() > 1 ? placeOfRows(alloc.target(), looped) : place(alloc.target(), looped);
            return new Op.Alloc(alloc.target(), alloc.lengths(), place, alloc.origin());
        } else if (op instanceof Op.Shadow shadow && shadow.placement() == Placement.FRESH) {
            return new Op.Shadow(shadow.target(), shadow.primal(), place(shadow.target(), looped), shadow.origin());
        } else if (op instanceof Op.Copy copy && copy.placement() == Placement.FRESH) {
            Placement place = placeOfRows(copy.target(), looped);
            return new Op.Copy(
                    copy.target(), copy.source(), place == Placement.ZEROED ? Placement.SCRATCH : place, copy.origin());
        } else if (op.regions().isEmpty()) {
            return op;
        }
        boolean inside = looped || ((op instanceof Op.For || op instanceof Op.While) && !Repetition.is(op));
        return op.map(UnaryOperator.identity(), UnaryOperator.identity(), region -> rewrite(region, inside));
    }

    /** Where an array comes from that is made with its rows; one that gets them later has none that could be written over. */
    private Placement placeOfRows(Value target, boolean looped) {
        return areRowsReplaced(target) ? Placement.FRESH : place(target, looped);
    }

    private boolean areRowsReplaced(Value target) {
        if (target.type() instanceof ArrayType array && array.rank() == 1) {
            return false;
        }
        if (aliases == null) {
            aliases = Aliases.of(function);
        }
        return aliases.areRowsReplaced(target);
    }

    private Placement place(Value target, boolean looped) {
        return callee || (looped && escapes.escapes(target)) ? Placement.POOLED : Placement.ZEROED;
    }
}
