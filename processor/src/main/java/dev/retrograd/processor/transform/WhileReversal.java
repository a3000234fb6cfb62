package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The reverse of a loop whose trips were counted as it ran. The condition ran once more than the body: its last evaluation is
 * reversed before the reverse loop, the others in it, each behind the body that followed it.
 */
final class WhileReversal {
    private final ReverseSweep sweep;

    WhileReversal(ReverseSweep sweep) {
        this.sweep = sweep;
    }

    void reverse(Op.While loop) {
        RegionBuilder builder = sweep.builder();
        LoopAdjoints adjoints = LoopAdjoints.of(sweep, loop, loop.condition().params());

        ReverseSweep last = sweep.nested(loop.condition(), List.of(), loop.origin());
        adjoints.captured().forEach(value -> last.adopt(value, sweep.adjoint(value)));
        reverseCondition(loop, last, loop.targets(), sweep);
        List<Value> inits = adjoints.current(last);
        builder.addAll(last.operations());

        Value counter = Value.of(Primitive.INT, "trip");
        List<Value> params = new ArrayList<>(List.of(counter));
        params.addAll(adjoints.params());
        ReverseSweep body = sweep.nested(loop.body(), params, loop.origin());
        adjoints.enter(body, loop.body().yields());
        body.run();
        ReverseSweep condition = sweep.nested(loop.condition(), List.of(), loop.origin());
        condition.adoptAll(body);
        reverseCondition(loop, condition, loop.body().params(), condition);
        List<Op> ops = new ArrayList<>(body.operations());
        List<Value> yields = adjoints.current(condition);
        ops.addAll(condition.operations());
        ops.add(new Op.Yield(yields, Origin.NONE));

        builder.at(loop.origin());
        Value trips = sweep.need(sweep.context().trips().get(loop));
        Value first = builder.call(Primitive.INT, "-", trips, builder.constant(1));
        builder.add(new Op.For(
                adjoints.targets(),
                loop.label() + "'",
                first,
                builder.constant(0),
                true,
                -1,
                inits,
                new Region(params, ops),
                loop.origin()));
        adjoints.leave(sweep, loop.inits());
    }

    /**
     * What was forwarded gets the adjoints of those that received it. Where only the result or only the body uses a value, the other
     * has zero for an adjoint: both reverses have to restore the same slots.
     */
    private static void reverseCondition(
            Op.While loop, ReverseSweep condition, List<Value> receivers, ReverseSweep holder) {
        List<Value> forwarded = loop.condition().yields();
        for (int i = 0; i < receivers.size(); i++) {
            Value value = forwarded.get(i + 1);
            Value seed = holder.consume(receivers.get(i));
            if (seed != null) {
                condition.accumulate(value, seed);
            } else if (value.type().isFloating() && !loop.condition().params().contains(value)) {
                condition.accumulate(value, condition.builder().constant(0.0));
            }
        }
        condition.run();
    }
}
