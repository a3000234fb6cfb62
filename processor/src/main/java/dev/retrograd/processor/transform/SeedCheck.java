package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Refuses at run time a seed whose length is not the result's, naming both. */
final class SeedCheck {
    private static final Type STRING = new ClassType("java.lang.String");

    private SeedCheck() {}

    static void add(RegionBuilder builder, Value result, Value seed) {
        Value expected = builder.length(result);
        Value actual = builder.length(seed);
        Value wrong = builder.call(Primitive.BOOLEAN, "!=", actual, expected);
        builder.branch(
                wrong,
                List.of(),
                inner -> {
                    Value text = inner.constant(STRING, "the seed has length ");
                    text = inner.call(STRING, "+", text, actual);
                    text = inner.call(STRING, "+", text, inner.constant(STRING, ", the result "));
                    text = inner.call(STRING, "+", text, expected);
                    inner.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), inner.origin()));
                    return List.of();
                },
                inner -> List.of());
    }
}
