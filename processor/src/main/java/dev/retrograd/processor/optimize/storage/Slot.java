package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/**
 * A value that the reverse sweep needs and that its region does not show to it.
 *
 * @param name the slot
 * @param value the value of the forward sweep
 * @param region the region that saves it
 * @param around the operations around the save, outermost first
 * @param loops the loops among them that are over when the value is restored: each of their iterations has a value of its own
 * @param restores where it is restored
 */
record Slot(String name, Value value, Region region, List<Op> around, List<Op> loops, List<Op.Restore> restores) {

    /** What becomes of a slot. */
    enum Home {
        /** Computed again from values that are at hand. */
        RECOMPUTED,
        /** A local, since no loop is between save and restore. */
        LOCAL,
        /** An array indexed by the loop counters. */
        ARRAY,
        /** Arrays of arrays, which the loops make as they start. */
        ROWS,
        /** The tape. */
        TAPE
    }

    /** A slot whose save has these operations around it. */
    static Slot of(Op.Save save, Region region, List<Op> around, List<Op.Restore> restores, Uses uses) {
        List<Op> loops = around.stream()
                .filter(op -> !(op instanceof Op.If) && !enclosesAll(op, restores, uses))
                .toList();
        return new Slot(save.slot(), save.value(), region, around, loops, restores);
    }

    private static boolean enclosesAll(Op loop, List<Op.Restore> restores, Uses uses) {
        return !restores.isEmpty()
                && restores.stream()
                        .allMatch(restore -> loop.regions().stream().anyMatch(body -> uses.isWithin(restore, body)));
    }

    /** Whether what a region defines can be seen where the slot is restored. */
    boolean isVisible(Region scope, Uses uses) {
        return restores.stream().allMatch(restore -> uses.isWithin(restore, scope));
    }

    /** Whether every loop that is over is counted. */
    boolean isCounted() {
        return loops.stream().allMatch(op -> op instanceof Op.For);
    }
}
