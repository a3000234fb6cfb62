package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Trips;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Arrays that hold one value for each trip of a counted loop, or of a nest of them: one dimension for a single loop, rows for
 * deeper nests (the innermost counter indexes the row). They are sized before the outermost loop where that is possible.
 */
final class SlotBuffers {
    private final Uses uses;
    private final SlotNames names;
    private final Trips trips;
    private final IdentityHashMap<Op, RegionBuilder> before = new IdentityHashMap<>();
    private final IdentityHashMap<Op, Map<String, Value>> counts = new IdentityHashMap<>();
    private final Map<String, Value> buffers = new HashMap<>();

    SlotBuffers(Uses uses) {
        this.uses = uses;
        names = new SlotNames(uses);
        trips = new Trips(uses);
    }

    /** The outermost operation before which the trip counts of all loops of a slot are known. */
    static Optional<Op> anchor(Slot slot, Uses uses) {
        if (!slot.isCounted() || !(slot.value().type() instanceof Primitive)) {
            return Optional.empty();
        }
        int last = slot.around().indexOf(slot.loops().get(0));
        return slot.around().subList(0, last + 1).stream()
                .filter(op -> slot.isVisible(uses.region(op), uses))
                .filter(op -> slot.loops().stream().allMatch(loop -> isSizedBefore(op, (Op.For) loop, uses)))
                .findFirst();
    }

    /** Whether the trip count of a loop is known before an operation. */
    static boolean isSizedBefore(Op anchor, Op.For loop, Uses uses) {
        return uses.isWithin(anchor, uses.scope(loop.first())) && uses.isWithin(anchor, uses.scope(loop.limit()));
    }

    /** Makes the buffer of a slot, before its anchor. */
    void allocate(Slot slot) {
        Op anchor = anchor(slot, uses).orElseThrow();
        RegionBuilder builder = before.computeIfAbsent(anchor, key -> new RegionBuilder(List.of(), Origin.NONE));
        Value rows = null;
        int last = slot.loops().size() - 1;
        for (Op loop : slot.loops().subList(0, last)) {
            Value count = trips((Op.For) loop, anchor, builder);
            rows = rows == null ? count : builder.call(Primitive.INT, "*", rows, count);
        }
        Value columns = trips((Op.For) slot.loops().get(last), anchor, builder);
        ArrayType row = new ArrayType(slot.value().type());
        Value buffer = rows == null
                ? builder.alloc(row, Placement.SCRATCH, columns)
                : builder.alloc(new ArrayType(row), Placement.SCRATCH, rows, columns);
        buffer.nameIfAbsent(names.of(slot.value()));
        buffers.put(slot.name(), buffer);
    }

    /** What has to run before an operation. */
    List<Op> before(Op anchor) {
        return before.containsKey(anchor) ? before.get(anchor).ops() : List.of();
    }

    /** Stores the slot's value in the forward sweep. */
    void store(Slot slot, RegionBuilder builder, Function<Op, RowsOfLoop> rows) {
        Value array = array(slot, builder, rows, Function.identity());
        builder.store(array, column(slot, builder, Function.identity()), slot.value());
    }

    /** Loads the slot's value in the reverse sweep, whose loops have counters of their own. */
    Op load(
            Slot slot,
            Value target,
            RegionBuilder builder,
            Function<Op, RowsOfLoop> rows,
            Function<Value, Value> counters) {
        Value array = array(slot, builder, rows, counters);
        return new Op.Load(target, array, column(slot, builder, counters), builder.origin());
    }

    /** The array that the counter of the slot's innermost loop indexes. */
    private Value array(
            Slot slot, RegionBuilder builder, Function<Op, RowsOfLoop> rows, Function<Value, Value> counters) {
        if (slot.loops().size() == 1) {
            return buffers.get(slot.name());
        }
        RowsOfLoop before = rows.apply(last(slot));
        return before == null
                ? row(slot, builder, counters)
                : before.row(slot, outside -> row(slot, outside, counters));
    }

    private Value row(Slot slot, RegionBuilder builder, Function<Value, Value> counters) {
        Op anchor = anchor(slot, uses).orElseThrow();
        Value row = null;
        for (Op op : slot.loops().subList(0, slot.loops().size() - 1)) {
            Op.For loop = (Op.For) op;
            Value index = trips.number(loop, counters.apply(loop.counter()), builder);
            if (row == null) {
                row = index;
            } else {
                Value scaled =
                        builder.call(Primitive.INT, "*", row, counts.get(anchor).get(loop.label()));
                row = builder.call(Primitive.INT, "+", scaled, index);
            }
        }
        Value array = builder.load(buffers.get(slot.name()), row);
        array.nameIfAbsent(names.of(slot.value()) + "Row");
        return array;
    }

    private Value column(Slot slot, RegionBuilder builder, Function<Value, Value> counters) {
        Op.For inner = last(slot);
        return trips.number(inner, counters.apply(inner.counter()), builder);
    }

    private static Op.For last(Slot slot) {
        return (Op.For) slot.loops().get(slot.loops().size() - 1);
    }

    private Value trips(Op.For loop, Op anchor, RegionBuilder builder) {
        return counts.computeIfAbsent(anchor, key -> new HashMap<>())
                .computeIfAbsent(loop.label(), key -> trips.count(loop, builder));
    }
}
