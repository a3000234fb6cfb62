package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Refuses at run time a seed or a tangent whose shape is not that of what it belongs to, naming both. */
final class ShapeCheck {
    private static final Type STRING = new ClassType("java.lang.String");
    private static final String SAME_SHAPE = "dev.retrograd.runtime.Matrix.requireSameShape";

    private final RegionBuilder entry;
    private final String label;
    private final String primal;

    private ShapeCheck(RegionBuilder entry, String label, String primal) {
        this.entry = entry;
        this.label = label;
        this.primal = primal;
    }

    static void ofSeed(RegionBuilder builder, Value result, Value seed) {
        new ShapeCheck(builder, "seed", "the result").add(result, seed, "seed");
    }

    /** Checks what a rule has returned. */
    static void ofAdjoint(RegionBuilder builder, Value shadow, Value adjoint, String operand, String label) {
        String name = operand == null ? "the argument" : operand;
        new ShapeCheck(builder, label, name).add(shadow, adjoint, "adjoint of " + name);
    }

    /** Checks a tangent where matrices have become their rows. */
    static void ofTangent(RegionBuilder builder, Value param, Value tangent) {
        new ShapeCheck(builder, tangent.name(), param.name())
                .add(rows(param, builder), rows(tangent, builder), "tangent of " + param.name());
    }

    private static Value rows(Value value, RegionBuilder builder) {
        return value.type().isArray() ? value : builder.call(ArrayType.ROWS, "Matrix.data", value);
    }

    private void add(Value expected, Value actual, String what) {
        if (expected.type() instanceof ArrayType array) {
            lengths(entry, array, expected, actual, "the " + what, label);
        } else {
            Value operation = entry.constant(STRING, what);
            entry.add(new Op.Invoke(List.of(), SAME_SHAPE, List.of(operation, expected, actual), entry.origin()));
        }
    }

    private void lengths(RegionBuilder builder, ArrayType type, Value result, Value seed, String what, String loop) {
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
            builder.loop(loop, builder.constant(0), expected, counter, inner -> {
                Value resultRow = inner.load(result, counter);
                lengths(inner, row, resultRow, inner.load(seed, counter), "a row of " + what, loop + "row");
            });
        }
    }

    private void refuse(RegionBuilder builder, String what, Value actual, Value expected) {
        Value text = builder.constant(STRING, what + " has length ");
        text = builder.call(STRING, "+", text, actual);
        text = builder.call(STRING, "+", text, builder.constant(STRING, ", " + primal + " "));
        text = builder.call(STRING, "+", text, expected);
        builder.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), builder.origin()));
    }
}
