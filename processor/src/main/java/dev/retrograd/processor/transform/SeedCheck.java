package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Refuses at run time a seed whose shape is not the result's, naming both. */
final class SeedCheck {
    private static final Type STRING = new ClassType("java.lang.String");
    private static final String SAME_SHAPE = "dev.retrograd.runtime.Matrix.requireSameShape";

    private SeedCheck() {}

    static void add(RegionBuilder builder, Value result, Value seed) {
        if (result.type() instanceof ArrayType array) {
            lengths(builder, array, result, seed, "the seed", "seed");
        } else {
            Value operation = builder.constant(STRING, "seed");
            builder.add(new Op.Invoke(List.of(), SAME_SHAPE, List.of(operation, result, seed), builder.origin()));
        }
    }

    private static void lengths(
            RegionBuilder builder, ArrayType type, Value result, Value seed, String what, String label) {
        Value expected = builder.length(result);
        Value actual = builder.length(seed);
        Value wrong = builder.call(Primitive.BOOLEAN, "!=", actual, expected);
        builder.branch(
                wrong,
                List.of(),
                inner -> {
                    refuse(inner, what, actual, expected);
                    return List.of();
                },
                inner -> List.of());
        if (type.element() instanceof ArrayType row) {
            Value counter = Value.of(Primitive.INT, "i");
            builder.loop(label, builder.constant(0), expected, counter, inner -> {
                Value resultRow = inner.load(result, counter);
                lengths(inner, row, resultRow, inner.load(seed, counter), "a row of the seed", label + "row");
            });
        }
    }

    private static void refuse(RegionBuilder builder, String what, Value actual, Value expected) {
        Value text = builder.constant(STRING, what + " has length ");
        text = builder.call(STRING, "+", text, actual);
        text = builder.call(STRING, "+", text, builder.constant(STRING, ", the result "));
        text = builder.call(STRING, "+", text, expected);
        builder.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), builder.origin()));
    }
}
