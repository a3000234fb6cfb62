package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Numbers, arrays and matrices as one sequence of numbers: emits what counts them and walks over them. */
final class Flattened {
    private final String name;
    private final List<Sequence> parts;
    private final List<Value> values;
    private int loops;

    /** A sequence whose loops are labelled by a name. */
    Flattened(String name, List<Value> values) {
        this(name, List.of(), values);
    }

    /** The same where arrays of objects, whose fields are among the values, go object by object. */
    Flattened(String name, List<Structure> structures, List<Value> values) {
        this.name = name;
        this.values = List.copyOf(values);
        this.parts = Sequence.of(structures, values);
    }

    /** What is done with an array of numbers, or with a single number. */
    private interface Visit {
        void at(Value part, Value position, RegionBuilder to);
    }

    /** How many numbers there are. */
    Value size(RegionBuilder to) {
        Value size = null;
        for (Sequence part : parts) {
            Value more = part instanceof Sequence.One one
                    ? size(one.value(), to)
                    : walk(part, to.constant(0), to, (array, position, inner) -> {});
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
        for (Sequence part : parts) {
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
            position = walk(part, position, to, visit);
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
        return set(wanted, number, true, to);
    }

    /**
     * Sets the number at a position if there is one.
     *
     * @param within whether there is one in any case
     * @return as {@link #set(Value, double, RegionBuilder)} does
     */
    List<Value> set(Value wanted, double number, boolean within, RegionBuilder to) {
        Map<Value, Value> changed = new HashMap<>();
        Value position = to.constant(0);
        for (Sequence part : parts) {
            if (part instanceof Sequence.Objects objects) {
                position = set(objects, wanted, position, number, to);
                continue;
            }
            Value value = part.first();
            if (value.type().isFloating()) {
                Value here = parts.size() == 1 && within
                        ? to.constant(true)
                        : to.call(Primitive.BOOLEAN, "==", wanted, position);
                Value chosen = Value.of(value.type(), value.name());
                to.branch(
                        here,
                        List.of(chosen),
                        then -> List.of(constant(chosen, number, then)),
                        otherwise -> List.of(constant(chosen, 0, otherwise)));
                changed.put(value, chosen);
                position = sum(position, to.constant(1), to);
            } else {
                position = walk(
                        rows(value, to),
                        position,
                        to,
                        (array, offset, inner) -> set(array, wanted, offset, number, within, inner));
            }
        }
        return Op.each(values, value -> changed.getOrDefault(value, value));
    }

    /** Sets a number of an object: those that are numbers to it are elements of arrays. */
    private Value set(Sequence.Objects objects, Value wanted, Value position, double number, RegionBuilder to) {
        return each(objects.first(), position, to, (counter, start, inner) -> {
            Value next = start;
            for (Sequence part : objects.parts()) {
                Value column = part.first();
                if (part instanceof Sequence.Objects || rank(column) > 1) {
                    Sequence element = part.map(array -> inner.load(array, counter));
                    next = element instanceof Sequence.Objects nested
                            ? set(nested, wanted, next, number, inner)
                            : walk(
                                    element.first(),
                                    next,
                                    inner,
                                    (array, offset, innermost) -> set(array, wanted, offset, number, false, innermost));
                } else {
                    Value element = Value.of(((ArrayType) column.type()).element());
                    inner.branch(
                            inner.call(Primitive.BOOLEAN, "==", wanted, next),
                            List.of(),
                            then -> {
                                then.store(column, counter, constant(element, number, then));
                                return List.of();
                            },
                            otherwise -> List.of());
                    next = sum(next, inner.constant(1), inner);
                }
            }
            return next;
        });
    }

    private void set(Value array, Value wanted, Value offset, double number, boolean within, RegionBuilder to) {
        boolean alone = within && values.size() == 1 && values.get(0) == array;
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

    /**
     * Writes the numbers of an array over all numbers.
     *
     * @param from as many numbers
     * @param narrowing what makes a number of {@code from} a {@code float}
     * @return the parts; where a part is a number, the new one
     */
    List<Value> paste(Value from, BiFunction<Value, RegionBuilder, Value> narrowing, RegionBuilder to) {
        Map<Value, Value> changed = new HashMap<>();
        Value position = to.constant(0);
        for (Sequence part : parts) {
            if (part instanceof Sequence.One one && one.value().type().isFloating()) {
                changed.put(one.value(), number(one.value().type(), from, position, narrowing, to));
                position = sum(position, to.constant(1), to);
            } else {
                position = paste(part, position, from, narrowing, to);
            }
        }
        return Op.each(values, value -> changed.getOrDefault(value, value));
    }

    private Value paste(
            Sequence part,
            Value position,
            Value from,
            BiFunction<Value, RegionBuilder, Value> narrowing,
            RegionBuilder to) {
        if (part instanceof Sequence.One one) {
            return walk(rows(one.value(), to), position, to, (array, offset, inner) -> {
                Value counter = Value.of(Primitive.INT, "k");
                inner.loop(label(), inner.constant(0), inner.length(array), counter, innermost -> {
                    Type type = ((ArrayType) array.type()).element();
                    Value index = sum(offset, counter, innermost);
                    innermost.store(array, counter, number(type, from, index, narrowing, innermost));
                });
            });
        }
        return each(part.first(), position, to, (counter, start, inner) -> {
            Value next = start;
            for (Sequence field : ((Sequence.Objects) part).parts()) {
                Value column = field.first();
                if (field instanceof Sequence.Objects || rank(column) > 1) {
                    next = paste(field.map(array -> inner.load(array, counter)), next, from, narrowing, inner);
                } else {
                    Type type = ((ArrayType) column.type()).element();
                    inner.store(column, counter, number(type, from, next, narrowing, inner));
                    next = sum(next, inner.constant(1), inner);
                }
            }
            return next;
        });
    }

    private static Value number(
            Type type, Value from, Value index, BiFunction<Value, RegionBuilder, Value> narrowing, RegionBuilder to) {
        Value number = to.load(from, index);
        return type == Primitive.FLOAT ? narrowing.apply(number, to) : number;
    }

    private static Value constant(Value like, double number, RegionBuilder to) {
        return like.type() == Primitive.FLOAT ? to.constant((float) number) : to.constant(number);
    }

    /** Visits all arrays of numbers that a part leads to; gives the position behind it. */
    private Value walk(Sequence part, Value position, RegionBuilder to, Visit visit) {
        if (part instanceof Sequence.One one) {
            return walk(rows(one.value(), to), position, to, visit);
        }
        Sequence.Objects objects = (Sequence.Objects) part;
        return each(objects.first(), position, to, (counter, start, inner) -> {
            Value next = start;
            for (Sequence each : objects.parts()) {
                next = walk(each.map(array -> inner.load(array, counter)), next, inner, visit);
            }
            return next;
        });
    }

    private Value walk(Value part, Value position, RegionBuilder to, Visit visit) {
        if (part.type().isFloating()) {
            visit.at(part, position, to);
            return sum(position, to.constant(1), to);
        } else if (rank(part) == 1) {
            visit.at(part, position, to);
            return sum(position, to.length(part), to);
        }
        return each(
                part, position, to, (counter, start, inner) -> walk(inner.load(part, counter), start, inner, visit));
    }

    /** One object or row: from its position to that of the next. */
    private interface Step {
        Value at(Value counter, Value position, RegionBuilder to);
    }

    private Value each(Value array, Value position, RegionBuilder to, Step step) {
        Value counter = Value.of(Primitive.INT, "i");
        Value inside = Value.of(Primitive.INT, "position");
        Value behind = Value.of(Primitive.INT, "position");
        RegionBuilder inner = new RegionBuilder(List.of(counter, inside), to.origin());
        Value next = step.at(counter, inside, inner);
        Value first = to.constant(0);
        Value limit = to.length(array);
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
