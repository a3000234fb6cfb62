package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;

/** The reverse of array reads, writes and copies, on the shadows of the arrays. */
final class MemoryReversal {
    private final ReverseSweep sweep;
    private final RegionBuilder builder;

    MemoryReversal(ReverseSweep sweep) {
        this.sweep = sweep;
        this.builder = sweep.builder();
    }

    void reverse(Op.Load load) {
        Value adjoint = load.target().type().isFloating() ? sweep.consume(load.target()) : null;
        if (adjoint == null || !sweep.context().isActive(load.array())) {
            return;
        }
        builder.at(load.origin().note(text().read(load)));
        addTo(sweep.shadow(load.array()), sweep.need(load.index()), adjoint);
    }

    private SourceText text() {
        return new SourceText(sweep.context().needs()::definition);
    }

    private void addTo(Value shadow, Value index, Value adjoint) {
        Value old = builder.load(shadow, index);
        builder.store(shadow, index, toElement(builder.call(Primitive.DOUBLE, "+", toDouble(old), adjoint), shadow));
    }

    private Value toDouble(Value value) {
        return value.type() == Primitive.FLOAT ? builder.call(Primitive.DOUBLE, "(double)", value) : value;
    }

    private Value toElement(Value value, Value array) {
        Type element = ((ArrayType) array.type()).element();
        return element == Primitive.FLOAT ? builder.call(Primitive.FLOAT, "(float)", value) : value;
    }

    void reverse(Op.Store store) {
        if (!store.value().type().isFloating() || !sweep.context().isActive(store.array())) {
            return;
        }
        Value shadow = sweep.shadow(store.array());
        Value index = sweep.need(store.index());
        boolean active = sweep.context().isActive(store.value());
        builder.at(store.origin().note(text().write(store, active)));
        if (active) {
            sweep.accumulate(store.value(), toDouble(builder.load(shadow, index)));
        }
        builder.store(shadow, index, toElement(builder.constant(0.0), shadow));
    }

    void reverse(Op.Copy copy) {
        boolean ofArgument = sweep.context().shadows().get(copy.source()) != null
                && sweep.context()
                        .shadows()
                        .get(copy.source())
                        .equals(sweep.context().shadows().get(copy.target()));
        boolean active =
                sweep.context().isActive(copy.target()) && sweep.context().isActive(copy.source());
        if (active && !ofArgument) {
            builder.at(copy.origin().note("copy"));
            builder.add(new Op.Accumulate(sweep.shadow(copy.source()), sweep.shadow(copy.target()), builder.origin()));
        }
    }
}
