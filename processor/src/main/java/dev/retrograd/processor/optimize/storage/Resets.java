package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Repetition;
import java.util.ArrayList;
import java.util.List;

/** Lets every iteration of a loop that repeats a sweep use the tape's arrays again. */
final class Resets {
    private Resets() {}

    static Function apply(Function function) {
        return isPooled(function.body()) ? function.withBody(rewrite(function.body(), false)) : function;
    }

    /** A forward sweep in front of the loop may have arrays that all iterations use. */
    private static Region rewrite(Region region, boolean used) {
        List<Op> ops = new ArrayList<>();
        boolean pooled = used;
        for (Op op : region.ops()) {
            boolean before = pooled;
            if (Repetition.is(op) && !before && op.regions().stream().anyMatch(Resets::isPooled)) {
                ops.add(op.with(Resets::resetting));
            } else {
                ops.add(op.with(inner -> rewrite(inner, before)));
            }
            pooled |= isPooled(op);
        }
        return new Region(region.params(), ops);
    }

    private static Region resetting(Region body) {
        List<Op> ops = new ArrayList<>();
        ops.add(new Op.Invoke(List.of(), "Tape.reset", List.of(), Origin.NONE));
        ops.addAll(body.ops());
        return new Region(body.params(), ops);
    }

    private static boolean isPooled(Region region) {
        return region.ops().stream().anyMatch(Resets::isPooled);
    }

    private static boolean isPooled(Op op) {
        Placement placement = op instanceof Op.Alloc alloc
                ? alloc.placement()
                : op instanceof Op.Shadow shadow
                        ? shadow.placement()
                        : op instanceof Op.Copy copy ? copy.placement() : Placement.FRESH;
        return placement == Placement.POOLED || op.regions().stream().anyMatch(Resets::isPooled);
    }
}
