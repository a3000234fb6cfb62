package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory of a checkpointed loop: so many states of it, and the arrays in which it is run again. */
final class Snapshots {
    private static final int BYTES = 8;

    private final String label;
    private final LoopState state;
    private final Value count;
    private final Value positions;
    private final List<Value> scalars = new ArrayList<>();
    private final List<Value> arrays = new ArrayList<>();
    private final List<Value> working = new ArrayList<>();
    private int loops;

    /**
     * Makes room for snapshots and keeps the state before the loop as the first.
     *
     * @param inits the values of the carried variables before the loop
     */
    Snapshots(Checkpoint setting, LoopState state, List<Value> inits, RegionBuilder builder) {
        this.label = setting.label();
        this.state = state;
        this.count =
                setting.snapshots() > 0 ? builder.constant(setting.snapshots()) : fitting(setting.bytes(), builder);
        this.positions = named("positions", builder.alloc(new ArrayType(Primitive.INT), Placement.FRESH, count));
        for (int i = 0; i < inits.size(); i++) {
            Value carried = state.carried().get(i);
            Value kept = named(
                    carried.name() + "Snapshots", builder.alloc(new ArrayType(carried.type()), Placement.FRESH, count));
            builder.store(kept, builder.constant(0), inits.get(i));
            scalars.add(kept);
        }
        for (Value array : state.arrays()) {
            Value kept = named(
                    array.name() + "Snapshots", builder.alloc(new ArrayType(array.type()), Placement.FRESH, count));
            Value counter = Value.of(Primitive.INT, "i");
            builder.loop(nextLabel(), builder.constant(0), count, counter, inner -> {
                Value copy = array.fresh();
                inner.add(new Op.Copy(copy, array, Placement.FRESH, inner.origin()));
                inner.store(kept, counter, copy);
            });
            arrays.add(kept);
            Value copy = Value.of(array.type(), array.name() + "Again");
            builder.add(new Op.Copy(copy, array, Placement.FRESH, builder.origin()));
            working.add(copy);
        }
    }

    private static Value named(String name, Value value) {
        value.nameIfAbsent(name);
        return value;
    }

    private String nextLabel() {
        loops++;
        return label + ".copy" + loops;
    }

    /** How many snapshots there can be. */
    Value count() {
        return count;
    }

    /** What the loop's arrays are called where it is run again. */
    Map<Value, Value> again() {
        Map<Value, Value> result = new HashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            result.put(state.arrays().get(i), working.get(i));
        }
        return result;
    }

    /** Before which iteration a snapshot was kept. */
    Value position(Value index, RegionBuilder builder) {
        return builder.load(positions, index);
    }

    /** Keeps a snapshot. */
    void keep(Value index, Value position, List<Value> carried, RegionBuilder builder) {
        builder.store(positions, index, position);
        for (int i = 0; i < scalars.size(); i++) {
            builder.store(scalars.get(i), index, carried.get(i));
        }
        for (int i = 0; i < arrays.size(); i++) {
            copy(working.get(i), builder.load(arrays.get(i), index), builder);
        }
    }

    /** Goes back to a snapshot; the values of the carried variables. */
    List<Value> restore(Value index, RegionBuilder builder) {
        for (int i = 0; i < arrays.size(); i++) {
            copy(builder.load(arrays.get(i), index), working.get(i), builder);
        }
        return scalars.stream().map(kept -> builder.load(kept, index)).toList();
    }

    private void copy(Value from, Value to, RegionBuilder builder) {
        Value counter = Value.of(Primitive.INT, "i");
        builder.loop(nextLabel(), builder.constant(0), builder.length(from), counter, inner -> {
            Value element = inner.load(from, counter);
            if (element.type().isArray()) {
                copy(element, inner.load(to, counter), inner);
            } else {
                inner.store(to, counter, element);
            }
        });
    }

    private Value fitting(long bytes, RegionBuilder builder) {
        Value size = builder.constant((long) BYTES * (state.carried().size() + 1));
        for (Value array : state.arrays()) {
            size = builder.call(Primitive.LONG, "+", size, size(array, builder));
        }
        Value snapshots = Value.of(Primitive.INT, "snapshots");
        builder.add(new Op.Invoke(
                List.of(snapshots),
                "dev.retrograd.runtime.Revolve.snapshots",
                List.of(builder.constant(bytes), size),
                builder.origin()));
        return snapshots;
    }

    private Value size(Value array, RegionBuilder builder) {
        Value length = builder.length(array);
        if (!((ArrayType) array.type()).element().isArray()) {
            return builder.call(
                    Primitive.LONG, "*", builder.call(Primitive.LONG, "(long)", length), builder.constant((long)
                            BYTES));
        }
        Value counter = Value.of(Primitive.INT, "i");
        Value before = Value.of(Primitive.LONG, "size");
        Value after = Value.of(Primitive.LONG, "size");
        RegionBuilder inner = new RegionBuilder(List.of(counter, before), Origin.NONE);
        Value sum = inner.call(Primitive.LONG, "+", before, size(inner.load(array, counter), inner));
        builder.add(new Op.For(
                List.of(after),
                nextLabel(),
                builder.constant(0),
                length,
                false,
                1,
                List.of(builder.constant(0L)),
                inner.yielding(List.of(sum)),
                builder.origin()));
        return after;
    }
}
