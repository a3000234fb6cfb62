package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How often a counted loop runs, and the number of one of its iterations: from 0, and each another, but in the order of the
 * counter where the step is one. Constants are summed up, so that a loop over an array has the array's length and the counter
 * itself.
 */
public final class Trips {
    private final Uses uses;

    /** For the loops of one function. */
    public Trips(Uses uses) {
        this.uses = uses;
    }

    /** A value plus a constant; a constant alone if the value is null. */
    private record Sum(Value base, int offset) {
        Sum plus(int more) {
            return new Sum(base, offset + more);
        }

        Value in(RegionBuilder builder) {
            if (base == null) {
                return builder.constant(offset);
            } else if (offset == 0) {
                return base;
            }
            return offset < 0
                    ? builder.call(Primitive.INT, "-", base, builder.constant(-offset))
                    : builder.call(Primitive.INT, "+", base, builder.constant(offset));
        }
    }

    /** The number of iterations, at least 0. */
    public Value count(Op.For loop, RegionBuilder builder) {
        int step = Math.abs(loop.step());
        Sum distance = loop.step() > 0
                ? difference(sum(loop.limit()), sum(loop.first()), builder)
                : difference(sum(loop.first()), sum(loop.limit()), builder);
        Sum count;
        if (step == 1) {
            count = loop.inclusive() ? distance.plus(1) : distance;
        } else {
            Value last = (loop.inclusive() ? distance : distance.plus(-1)).in(builder);
            Value steps = builder.call(Primitive.INT, "Math.floorDiv", last, builder.constant(step));
            count = new Sum(steps, 1);
        }
        return nonNegative(count, builder);
    }

    /** The number of an iteration. */
    public Value number(Op.For loop, Value counter, RegionBuilder builder) {
        return number(loop, counter, UnaryOperator.identity(), builder);
    }

    /** The number of an iteration where the value that numbers count from may have another name. */
    public Value number(Op.For loop, Value counter, UnaryOperator<Value> now, RegionBuilder builder) {
        int step = Math.abs(loop.step());
        Sum start = sum(origin(loop));
        start = start.base == null ? start : new Sum(now.apply(start.base), start.offset);
        Sum distance;
        if (loop.step() > 0) {
            distance = difference(new Sum(counter, 0), start, builder);
        } else if (step == 1) {
            distance = difference(new Sum(counter, 0), start, builder).plus(loop.inclusive() ? 0 : -1);
        } else {
            distance = difference(start, new Sum(counter, 0), builder);
        }
        Value number = distance.in(builder);
        return step == 1 ? number : builder.call(Primitive.INT, "/", number, builder.constant(step));
    }

    /** The value that numbers of iterations count from; empty if that is a constant. */
    public Optional<Value> start(Op.For loop) {
        return Optional.ofNullable(sum(origin(loop)).base);
    }

    private static Value origin(Op.For loop) {
        return loop.step() == -1 ? loop.limit() : loop.first();
    }

    private static Sum difference(Sum a, Sum b, RegionBuilder builder) {
        if (b.base == null) {
            return a.plus(-b.offset);
        } else if (a.base == b.base) {
            return new Sum(null, a.offset - b.offset);
        }
        Value base = a.base == null ? builder.constant(0) : a.base;
        return new Sum(builder.call(Primitive.INT, "-", base, b.base), a.offset - b.offset);
    }

    /** Sees through the additions of constants that a value is made by. */
    private Sum sum(Value value) {
        Op definition = uses.definition(value).orElse(null);
        if (definition instanceof Op.Const constant && constant.value() instanceof Integer number) {
            return new Sum(null, number);
        } else if (definition instanceof Op.Call call && call.operands().size() == 2) {
            Sum right = sum(call.operands().get(1));
            if (right.base == null && call.function().equals("+")) {
                return sum(call.operands().get(0)).plus(right.offset);
            } else if (right.base == null && call.function().equals("-")) {
                return sum(call.operands().get(0)).plus(-right.offset);
            }
        }
        return new Sum(value, 0);
    }

    /** A length is no negative count. */
    private Value nonNegative(Sum count, RegionBuilder builder) {
        boolean isLength = count.base != null
                && count.offset >= 0
                && uses.definition(count.base).orElse(null) instanceof Op.Length;
        if (isLength || (count.base == null && count.offset >= 0)) {
            return count.in(builder);
        }
        Value result = builder.call(Primitive.INT, "Math.max", count.in(builder), builder.constant(0));
        result.nameIfAbsent("trips");
        return result;
    }
}
