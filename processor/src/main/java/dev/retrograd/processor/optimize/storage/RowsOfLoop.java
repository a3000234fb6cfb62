package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of buffers that all iterations of an innermost loop, or of its reverse, read or write: looked up once before the loop,
 * since calls in the body keep HotSpot from doing so.
 *
 * @param loop the loop of the forward sweep
 * @param before what runs right before it, or before its reverse
 * @param rows the rows so far, by the names of their slots
 */
record RowsOfLoop(Op loop, RegionBuilder before, Map<String, Value> rows) {

    RowsOfLoop(Op loop, RegionBuilder before) {
        this(loop, before, new HashMap<>());
    }

    /** A slot's row, looked up where that has not been done yet. */
    Value row(Slot slot, Function<RegionBuilder, Value> lookUp) {
        return rows.computeIfAbsent(slot.name(), name -> lookUp.apply(before.at(Origin.NONE)));
    }
}
