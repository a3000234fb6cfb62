package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Makes the loops of an expansion, each with a label of its own. */
final class LoopBuilder {
    /** How many loops there are; an earlier expansion has numbered its own below that. */
    private int loops;

    /** Makes labels that {@code body} does not have. */
    LoopBuilder(Region body) {
        loops = count(body);
    }

    private static int count(Region region) {
        int count = 0;
        for (Op op : region.ops()) {
            count += op instanceof Op.For || op instanceof Op.While ? 1 : 0;
            for (Region inner : op.regions()) {
                count += count(inner);
            }
        }
        return count;
    }

    /** What a loop does for one value of its counter. */
    interface Body {
        void emit(RegionBuilder to, Value counter);
    }

    /** What a loop makes of its sum for one value of its counter. */
    interface Step {
        Value emit(RegionBuilder to, Value counter, Value sum);
    }

    private String label() {
        loops++;
        return "m" + loops;
    }

    /** {@code for (int counter = 0; counter < limit; counter++)}. */
    void over(RegionBuilder to, String counter, Value limit, Body body) {
        String label = label();
        Value index = Value.of(Primitive.INT, counter);
        to.loop(label, to.constant(0), limit, index, inner -> body.emit(inner, index));
    }

    /** The same loop with one carried variable. */
    Value fold(RegionBuilder to, String counter, Value limit, Value init, Step step) {
        String label = label();
        Value index = Value.of(Primitive.INT, counter);
        Value carried = init.fresh();
        Value zero = to.constant(0);
        RegionBuilder inner = new RegionBuilder(List.of(index, carried), to.origin());
        Value next = step.emit(inner, index, carried);
        next.nameIfAbsent(init.name());
        Value result = init.fresh();
        to.add(new Op.For(
                List.of(result),
                label,
                zero,
                limit,
                false,
                1,
                List.of(init),
                inner.yielding(List.of(next)),
                to.origin()));
        return result;
    }

    /** A literal that starts a carried variable. */
    static Value start(RegionBuilder to, String name, double value) {
        Value start = to.constant(value);
        start.nameIfAbsent(name);
        return start;
    }

    /** The row of an array by a loop's counter. */
    static Value row(RegionBuilder to, Value rows, Value index) {
        Value row = to.load(rows, index);
        row.nameIfAbsent(name(rows) + "Row");
        return row;
    }

    static Value columns(RegionBuilder to, Value rows) {
        return to.length(to.load(rows, to.constant(0)));
    }

    /** Makes {@code target} new rows of zeros. */
    static void allocate(RegionBuilder to, Value target, Value... lengths) {
        to.add(new Op.Alloc(target, List.of(lengths), Placement.FRESH, to.origin()));
    }

    /** {@code array[index] += term}. */
    static void add(RegionBuilder to, Value array, Value index, Value term) {
        Value sum = to.call(((ArrayType) array.type()).element(), "+", to.load(array, index), term);
        to.store(array, index, sum);
    }

    static String name(Value value) {
        return value.name() == null ? "matrix" : value.name();
    }
}
