package dev.retrograd.processor.optimize.storage;

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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Arrays that hold one value for each trip of a counted loop, or of a nest of them: one dimension for a single loop, rows for
 * deeper nests (the innermost counter indexes the row). They are sized before the outermost loop.
 */
final class SlotBuffers {
    private final SlotNames names;
    private final Trips trips;
    private final IdentityHashMap<Op, RegionBuilder> before = new IdentityHashMap<>();
    private final Map<String, Value> counts = new HashMap<>();
    private final Map<String, Value> buffers = new HashMap<>();

    SlotBuffers(Uses uses) {
        names = new SlotNames(uses);
        trips = new Trips(uses);
    }

    /** Whether the trip counts of all loops around a slot are known before the outermost runs. */
    static boolean fits(Slot slot, Predicate<Value> isTop) {
        return slot.isCounted()
                && slot.value().type() instanceof Primitive
                && slot.loops().stream().allMatch(op -> {
                    Op.For loop = (Op.For) op;
                    return isTop.test(loop.first()) && isTop.test(loop.limit());
                });
    }

    /** Makes the buffer of a slot; {@code anchor} is the operation of the function's body that holds the loops. */
    void allocate(Slot slot, Op anchor) {
        RegionBuilder builder = before.computeIfAbsent(anchor, key -> new RegionBuilder(List.of(), Origin.NONE));
        Value rows = null;
        int last = slot.loops().size() - 1;
        for (Op loop : slot.loops().subList(0, last)) {
            Value count = trips((Op.For) loop, builder);
            rows = rows == null ? count : builder.call(Primitive.INT, "*", rows, count);
        }
        Value columns = trips((Op.For) slot.loops().get(last), builder);
        ArrayType row = new ArrayType(slot.value().type());
        Value buffer = rows == null
                ? builder.alloc(row, Placement.SCRATCH, columns)
                : builder.alloc(new ArrayType(row), Placement.SCRATCH, rows, columns);
        buffer.nameIfAbsent(names.of(slot.value()));
        buffers.put(slot.name(), buffer);
    }

    /** What has to run before an operation of the function's body. */
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
        int last = slot.loops().size() - 1;
        Value row = null;
        for (Op op : slot.loops().subList(0, last)) {
            Op.For loop = (Op.For) op;
            Value index = trips.number(loop, counters.apply(loop.counter()), builder);
            if (row == null) {
                row = index;
            } else {
                Value scaled = builder.call(Primitive.INT, "*", row, counts.get(loop.label()));
                row = builder.call(Primitive.INT, "+", scaled, index);
            }
        }
        if (row != null) {
            array = builder.load(array, row);
        }
        Op.For inner = (Op.For) slot.loops().get(last);
        return access.at(array, trips.number(inner, counters.apply(inner.counter()), builder));
    }

    private Value trips(Op.For loop, RegionBuilder builder) {
        return counts.computeIfAbsent(loop.label(), key -> trips.count(loop, builder));
    }
}
