package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Numbers, arrays and matrices as one sequence of numbers: emits what counts them and walks over them. */
final class Flattened {
    private final String name;
    private final List<Value> parts;
    private int loops;

    /** A sequence whose loops are labelled by a name. */
    Flattened(String name, List<Value> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    /** What is done with an array of numbers, or with a single number. */
    private interface Visit {
        void at(Value part, Value position, RegionBuilder to);
    }

    /** How many numbers there are. */
    Value size(RegionBuilder to) {
        Value size = null;
        for (Value part : parts) {
            Value more = size(part, to);
            size = size == null ? more : sum(size, more, to);
        }
        return size == null ? to.constant(0) : size;
    }

    private Value size(Value part, RegionBuilder to) {
        if (part.type().isFloating()) {
            return to.constant(1);
        }
        Value rows = rows(part, to);
        if (rank(rows) == 1) {
            return to.length(rows);
        }
        return walk(rows, to.constant(0), to, (row, position, inner) -> {});
    }

    /** Copies all numbers to a row of a matrix, or to a column of it if {@code column} is not null. */
    void copy(Value matrix, Value row, Value column, RegionBuilder to) {
        Value position = to.constant(0);
        Value target = row == null ? null : to.load(matrix, row);
        for (Value part : parts) {
            Visit visit = (array, offset, inner) -> {
                if (array.type().isFloating()) {
                    put(matrix, target, offset, column, array, inner);
                } else {
                    Value counter = Value.of(Primitive.INT, "k");
                    inner.loop(label(), inner.constant(0), inner.length(array), counter, innermost -> {
                        Value index = sum(offset, counter, innermost);
                        put(matrix, target, index, column, innermost.load(array, counter), innermost);
                    });
                }
            };
            position = walk(rows(part, to), position, to, visit);
        }
    }

    private static void put(Value matrix, Value row, Value index, Value column, Value number, RegionBuilder to) {
        Value wide = number.type() == Primitive.FLOAT ? to.call(Primitive.DOUBLE, "(double)", number) : number;
        if (row == null) {
            to.store(to.load(matrix, index), column, wide);
        } else {
            to.store(row, index, wide);
        }
    }

    /**
     * Sets the number at a position.
     *
     * @return the parts; where a part is a number, the new one: the given one at its position, 0 elsewhere
     */
    List<Value> set(Value wanted, double number, RegionBuilder to) {
        List<Value> result = new ArrayList<>();
        Value position = to.constant(0);
        for (Value part : parts) {
            if (part.type().isFloating()) {
                Value here = parts.size() == 1 ? to.constant(true) : to.call(Primitive.BOOLEAN, "==", wanted, position);
                Value chosen = Value.of(part.type(), part.name());
                to.branch(
                        here,
                        List.of(chosen),
                        then -> List.of(constant(chosen, number, then)),
                        otherwise -> List.of(constant(chosen, 0, otherwise)));
                result.add(chosen);
                position = sum(position, to.constant(1), to);
            } else {
                result.add(part);
                position = walk(
                        rows(part, to),
                        position,
                        to,
                        (array, offset, inner) -> set(array, wanted, offset, number, inner));
            }
        }
        return result;
    }

    private void set(Value array, Value wanted, Value offset, double number, RegionBuilder to) {
        boolean alone = parts.size() == 1 && parts.get(0) == array;
        Value index = alone ? wanted : difference(wanted, offset, to);
        Value element = Value.of(((ArrayType) array.type()).element());
        if (alone) {
            to.store(array, index, constant(element, number, to));
            return;
        }
        Value behind = to.call(Primitive.BOOLEAN, ">=", index, to.constant(0));
        Value before = to.call(Primitive.BOOLEAN, "<", index, to.length(array));
        to.branch(
                to.call(Primitive.BOOLEAN, "&", behind, before),
                List.of(),
                inner -> {
                    inner.store(array, index, constant(element, number, inner));
                    return List.of();
                },
                inner -> List.of());
    }

    private static Value constant(Value like, double number, RegionBuilder to) {
        return like.type() == Primitive.FLOAT ? to.constant((float) number) : to.constant(number);
    }

    /** Visits all arrays of numbers that a part leads to; gives the position behind it. */
    private Value walk(Value part, Value position, RegionBuilder to, Visit visit) {
        if (part.type().isFloating()) {
            visit.at(part, position, to);
            return sum(position, to.constant(1), to);
        } else if (rank(part) == 1) {
            visit.at(part, position, to);
            return sum(position, to.length(part), to);
        }
        Value counter = Value.of(Primitive.INT, "i");
        Value inside = Value.of(Primitive.INT, "position");
        Value behind = Value.of(Primitive.INT, "position");
        RegionBuilder inner = new RegionBuilder(List.of(counter, inside), to.origin());
        Value next = walk(inner.load(part, counter), inside, inner, visit);
        Value first = to.constant(0);
        Value limit = to.length(part);
        to.add(new Op.For(
                List.of(behind),
                label(),
                first,
                limit,
                false,
                1,
                List.of(position),
                inner.yielding(List.of(next)),
                Origin.NONE));
        return behind;
    }

    private String label() {
        loops++;
        return name + loops;
    }

    private static Value sum(Value a, Value b, RegionBuilder to) {
        return to.call(Primitive.INT, "+", a, b);
    }

    private static Value difference(Value a, Value b, RegionBuilder to) {
        return to.call(Primitive.INT, "-", a, b);
    }

    private static Value rows(Value part, RegionBuilder to) {
        return part.type().isFloating() || part.type().isArray() ? part : to.call(ArrayType.ROWS, "Matrix.data", part);
    }

    private static int rank(Value array) {
        return ((ArrayType) array.type()).rank();
    }
}
