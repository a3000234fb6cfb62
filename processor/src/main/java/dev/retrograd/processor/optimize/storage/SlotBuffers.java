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
    void store(Slot slot, RegionBuilder builder) {
        access(slot, builder, Function.identity(), (array, index) -> {
            builder.store(array, index, slot.value());
            return null;
        });
    }

    /** Loads the slot's value in the reverse sweep, whose loops have counters of their own. */
    Op load(Slot slot, Value target, RegionBuilder builder, Function<Value, Value> counters) {
        return access(slot, builder, counters, (array, index) -> new Op.Load(target, array, index, builder.origin()));
    }

    private interface Access {
        Op at(Value array, Value index);
    }

    private Op access(Slot slot, RegionBuilder builder, Function<Value, Value> counters, Access access) {
        Value array = buffers.get(slot.name());
        Op anchor = anchor(slot, uses).orElseThrow();
        int last = slot.loops().size() - 1;
        Value row = null;
        for (Op op : slot.loops().subList(0, last)) {
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
        if (row != null) {
            array = builder.load(array, row);
        }
        Op.For inner = (Op.For) slot.loops().get(last);
        return access.at(array, trips.number(inner, counters.apply(inner.counter()), builder));
    }

    private Value trips(Op.For loop, Op anchor, RegionBuilder builder) {
        return counts.computeIfAbsent(anchor, key -> new HashMap<>())
                .computeIfAbsent(loop.label(), key -> trips.count(loop, builder));
    }
}
