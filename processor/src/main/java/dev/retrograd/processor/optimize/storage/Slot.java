package dev.retrograd.processor.optimize.storage;

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
 * @param loops the loops around the save, outermost first
 */
record Slot(String name, Value value, Region region, List<Op> loops) {

    /** What becomes of a slot. */
    enum Home {
        /** Computed again from values that are at hand. */
        RECOMPUTED,
        /** A local, since no loop is around it. */
        LOCAL,
        /** An array indexed by the loop counters. */
        ARRAY,
        /** The tape. */
        TAPE
    }

    /** Whether every loop around the save is counted. */
    boolean isCounted() {
        return loops.stream().allMatch(op -> op instanceof Op.For);
    }
}
