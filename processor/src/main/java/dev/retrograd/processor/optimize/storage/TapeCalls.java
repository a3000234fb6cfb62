package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Pushes to and pops from the tape, which holds doubles, ints, longs, booleans and references. */
final class TapeCalls {
    private TapeCalls() {}

    static Op push(Value value, RegionBuilder builder) {
        Value pushed = value.type() == Primitive.FLOAT ? builder.call(Primitive.DOUBLE, "(double)", value) : value;
        String kind = kind(value.type());
        String callee = kind.equals("Double") ? "Tape.push" : "Tape.push" + kind;
        return new Op.Invoke(List.of(), callee, List.of(pushed), builder.origin());
    }

    static void pop(Value target, RegionBuilder builder) {
        boolean narrowed = target.type() == Primitive.FLOAT
                || target.type() == Primitive.BYTE
                || target.type() == Primitive.SHORT
                || target.type() == Primitive.CHAR;
        Type popped = target.type() == Primitive.FLOAT ? Primitive.DOUBLE : Primitive.INT;
        Value raw = narrowed ? Value.of(popped) : target;
        builder.add(new Op.Invoke(List.of(raw), "Tape.pop" + kind(target.type()), List.of(), builder.origin()));
        if (narrowed) {
            builder.add(new Op.Call(target, "(" + target.type() + ")", List.of(raw), builder.origin()));
        }
    }

    private static String kind(Type type) {
        if (!(type instanceof Primitive primitive)) {
            return "Reference";
        }
        return switch (primitive) {
            case DOUBLE, FLOAT -> "Double";
            case BYTE, SHORT, CHAR, INT -> "Int";
            case LONG -> "Long";
            case BOOLEAN -> "Boolean";
        };
    }
}
