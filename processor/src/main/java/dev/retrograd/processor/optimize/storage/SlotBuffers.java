package dev.retrograd.processor.optimize.storage;

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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Arrays that hold one value for each trip of a counted loop, or of a nest of them: one dimension for a single loop, rows for
 * deeper nests (the innermost counter indexes the row). They are sized before the outermost loop.
 */
final class SlotBuffers {
    private final Map<Value, Object> constants;
    private final Set<Value> lengths;
    private final SlotNames names;
    private final IdentityHashMap<Op, RegionBuilder> before = new IdentityHashMap<>();
    private final Map<String, Value> trips = new HashMap<>();
    private final Map<String, Value> buffers = new HashMap<>();

    SlotBuffers(Map<Value, Object> constants, Set<Value> lengths, SlotNames names) {
        this.names = names;
        this.constants = constants;
        this.lengths = lengths;
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
            Value index = trip(loop, counters.apply(loop.counter()), builder);
            if (row == null) {
                row = index;
            } else {
                Value scaled = builder.call(Primitive.INT, "*", row, trips.get(loop.label()));
                row = builder.call(Primitive.INT, "+", scaled, index);
            }
        }
        if (row != null) {
            array = builder.load(array, row);
        }
        Op.For inner = (Op.For) slot.loops().get(last);
        return access.at(array, trip(inner, counters.apply(inner.counter()), builder));
    }

    private boolean isZero(Value value) {
        return Integer.valueOf(0).equals(constants.get(value));
    }

    /** The number of the trip, from 0. */
    private Value trip(Op.For loop, Value counter, RegionBuilder builder) {
        Value distance = isZero(loop.first()) ? counter : builder.call(Primitive.INT, "-", counter, loop.first());
        return loop.step() == 1 ? distance : builder.call(Primitive.INT, "/", distance, builder.constant(loop.step()));
    }

    /** The number of trips, at least 0. */
    private Value trips(Op.For loop, RegionBuilder builder) {
        return trips.computeIfAbsent(loop.label(), key -> {
            Value distance =
                    isZero(loop.first()) ? loop.limit() : builder.call(Primitive.INT, "-", loop.limit(), loop.first());
            int direction = Integer.signum(loop.step());
            if (!loop.inclusive()) {
                if (loop.step() == 1) {
                    return nonNegative(distance, builder);
                }
                distance = builder.call(Primitive.INT, "-", distance, builder.constant(direction));
            }
            Value steps = loop.step() == 1
                    ? distance
                    : builder.call(Primitive.INT, "Math.floorDiv", distance, builder.constant(loop.step()));
            return nonNegative(builder.call(Primitive.INT, "+", steps, builder.constant(1)), builder);
        });
    }

    /** A length from zero is no negative count. */
    private Value nonNegative(Value count, RegionBuilder builder) {
        if (lengths.contains(count)) {
            return count;
        }
        Value result = builder.call(Primitive.INT, "Math.max", count, builder.constant(0));
        result.nameIfAbsent("trips");
        return result;
    }
}
