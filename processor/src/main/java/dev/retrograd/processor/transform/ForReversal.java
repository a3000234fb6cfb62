package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The reverse of a counted loop: the loop backwards over the same counters. */
final class ForReversal {
    private final ReverseSweep sweep;

    ForReversal(ReverseSweep sweep) {
        this.sweep = sweep;
    }

    void reverse(Op.For loop) {
        RegionBuilder builder = sweep.builder();
        LoopAdjoints adjoints = LoopAdjoints.of(sweep, loop, loop.carried());
        List<Value> inits = new ArrayList<>();
        for (int i : adjoints.indices()) {
            Value seed = sweep.consume(loop.targets().get(i));
            inits.add(seed == null ? builder.constant(0.0) : seed);
        }
        adjoints.captured().forEach(value -> inits.add(sweep.adjointOrZero(value)));

        Value counter = loop.counter().fresh();
        List<Value> params = new ArrayList<>(List.of(counter));
        params.addAll(adjoints.params());
        ReverseSweep body = sweep.nested(loop.body(), params, loop.origin());
        body.know(loop.counter(), counter);
        adjoints.enter(body, loop.body().yields());
        body.run();
        List<Value> yields = adjoints.current(body);

        builder.at(loop.origin());
        ReverseBounds bounds = ReverseBounds.of(loop, sweep.need(loop.first()), sweep.need(loop.limit()), builder);
        builder.add(new Op.For(
                adjoints.targets(),
                loop.label() + "'",
                bounds.first(),
                bounds.limit(),
                bounds.inclusive(),
                -loop.step(),
                inits,
                body.finish(yields),
                loop.origin()));
        adjoints.leave(sweep, loop.inits());
    }
}
