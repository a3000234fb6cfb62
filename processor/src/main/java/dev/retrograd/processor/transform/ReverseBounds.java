package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;

/**
 * The bounds of a counted loop that runs backwards over the same counters.
 *
 * @param first the forward loop's last counter, or one step before its first if it does not run
 * @param limit the forward loop's first counter
 * @param inclusive always true: the first counter belongs to the loop
 */
record ReverseBounds(Value first, Value limit, boolean inclusive) {

    static ReverseBounds of(Op.For loop, Value first, Value limit, RegionBuilder builder) {
        return new ReverseBounds(last(loop, first, limit, builder), first, true);
    }

    /** With a step of more than one the last counter is the first plus a whole number of steps. */
    private static Value last(Op.For loop, Value first, Value limit, RegionBuilder builder) {
        int step = loop.step();
        int direction = Integer.signum(step);
        Value bound = loop.inclusive() ? limit : shift(limit, -direction, builder);
        if (step == direction) {
            return bound;
        }
        // trips = floor((bound - first) / step) + 1 and last = first + (trips - 1) * step; floor, since the loop may
        // not run
        Value distance = builder.call(Primitive.INT, "-", bound, first);
        Value stepValue = builder.constant(step);
        Value steps = builder.call(Primitive.INT, "Math.floorDiv", distance, stepValue);
        return builder.call(Primitive.INT, "+", first, builder.call(Primitive.INT, "*", steps, builder.constant(step)));
    }

    private static Value shift(Value value, int by, RegionBuilder builder) {
        return by < 0
                ? builder.call(Primitive.INT, "-", value, builder.constant(-by))
                : builder.call(Primitive.INT, "+", value, builder.constant(by));
    }
}
