package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;

/** Checks at run time that arguments share no array of numbers. */
final class SharedStorage {
    private static final Type STRING = new ClassType("java.lang.String");

    private final RegionBuilder builder;
    private final Set<Value> params;
    private int loops;

    SharedStorage(RegionBuilder builder, List<Value> params) {
        this.builder = builder;
        this.params = Set.copyOf(params);
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

    /** Throws if an array from elsewhere shares an array with a parameter. */
    void refuseForeign(Value param, Value foreign, RegionBuilder into) {
        if (leaf(param.type()).equals(leaf(foreign.type())) && param.type().isArray()) {
            String name = foreign.name() == null ? "an array from elsewhere" : foreign.name();
            boolean flat = rank(param.type()) == 1 && rank(foreign.type()) == 1;
            String names = param.name() + " and " + name;
            between(param, foreign, names + (flat ? " are the same array" : " share an array"), into);
        }
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
            refuseIf(isSame(a, b, into), what, into);
        }
    }

    /** Rows may be null, which is no shared array. */
    private Value isSame(Value a, Value b, RegionBuilder into) {
        Value same = into.call(Primitive.BOOLEAN, "==", a, b);
        if (params.contains(a) && params.contains(b)) {
            return same;
        }
        Value sameArray = Value.of(Primitive.BOOLEAN);
        into.branch(
                same,
                List.of(sameArray),
                inner -> List.of(inner.call(Primitive.BOOLEAN, "!=", a, inner.constant(a.type(), null))),
                inner -> List.of(inner.constant(false)));
        return sameArray;
    }

    private static void refuseIf(Value condition, String what, RegionBuilder into) {
        into.branch(
                condition,
                List.of(),
                inner -> {
                    Value text = inner.constant(STRING, what + ", which the method writes: pass a copy");
                    inner.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), inner.origin()));
                    return List.of();
                },
                inner -> List.of());
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
