package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Consumer;

/** Checks at run time that arguments share no array of numbers. */
final class SharedStorage {
    private static final Type STRING = new ClassType("java.lang.String");

    private final RegionBuilder builder;
    private int loops;

    SharedStorage(RegionBuilder builder) {
        this.builder = builder;
    }

    /** Throws if two rows of a parameter are the same array. */
    void refuseWithin(Value param) {
        if (rank(param.type()) > 1) {
            within(rows(param), "two rows of " + param.name() + " are the same array", builder);
        }
    }

    /** Throws if two parameters share an array. */
    void refuseBetween(Value param, Value other) {
        if (!leaf(param.type()).equals(leaf(other.type()))) {
            return;
        }
        boolean flat = rank(param.type()) == 1 && rank(other.type()) == 1;
        String names = param.name() + " and " + other.name();
        between(rows(param), rows(other), names + (flat ? " are the same array" : " share an array"), builder);
    }

    private void within(Value array, String what, RegionBuilder into) {
        eachElement(array, null, into, (row, counter, inner) -> {
            if (rank(row.type()) > 1) {
                within(row, what, inner);
            }
            eachElement(array, counter, inner, (other, unused, innermost) -> between(row, other, what, innermost));
        });
    }

    private void between(Value a, Value b, String what, RegionBuilder into) {
        if (rank(a.type()) > 1) {
            eachElement(a, null, into, (row, counter, inner) -> between(row, b, what, inner));
        } else if (rank(b.type()) > 1) {
            eachElement(b, null, into, (row, counter, inner) -> between(a, row, what, inner));
        } else {
            Value same = into.call(Primitive.BOOLEAN, "==", a, b);
            when(same, into, present -> {
                Value nothing = present.constant(a.type(), null);
                when(present.call(Primitive.BOOLEAN, "!=", a, nothing), present, refusal -> {
                    Value text = refusal.constant(STRING, what + ", which the method writes: pass a copy");
                    refusal.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), refusal.origin()));
                });
            });
        }
    }

    private interface Body {
        void emit(Value element, Value counter, RegionBuilder into);
    }

    private void eachElement(Value array, Value limit, RegionBuilder into, Body body) {
        Value counter = Value.of(Primitive.INT, limit == null ? "i" : "j");
        Value end = limit == null ? into.length(array) : limit;
        loops++;
        into.loop(
                "shared" + loops,
                into.constant(0),
                end,
                counter,
                inner -> body.emit(inner.load(array, counter), counter, inner));
    }

    private static void when(Value condition, RegionBuilder into, Consumer<RegionBuilder> then) {
        into.branch(
                condition,
                List.of(),
                inner -> {
                    then.accept(inner);
                    return List.of();
                },
                inner -> List.of());
    }

    private Value rows(Value param) {
        return param.type().isArray() ? param : builder.call(ArrayType.ROWS, "Matrix.data", param);
    }

    private static int rank(Type type) {
        return type instanceof ArrayType array ? array.rank() : 2;
    }

    private static Type leaf(Type type) {
        return (type instanceof ArrayType array ? array : ArrayType.ROWS).leaf();
    }
}
