package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.Optional;

/** Which counted loops go through all indices of an array, and how long arrays are. */
public final class Coverage {
    private final Uses uses;

    /** For the values of one function. */
    public Coverage(Uses uses) {
        this.uses = uses;
    }

    /** Whether the loop's counter takes all values from 0 to the length less one, each once. */
    public boolean isFull(Op.For loop, Value length) {
        if (loop.step() == 1) {
            boolean toLast = loop.inclusive() ? isLast(loop.limit(), length) : isSame(loop.limit(), length);
            return isNumber(loop.first(), 0) && toLast;
        } else if (loop.step() == -1) {
            return isLast(loop.first(), length) && isNumber(loop.limit(), loop.inclusive() ? 0 : -1);
        }
        return false;
    }

    /** The length of the array that a reference leads to, if the function makes the array. */
    public Optional<Value> length(Value reference) {
        return length(reference, 0);
    }

    private Optional<Value> length(Value reference, int dimension) {
        Op definition = uses.definition(reference).orElse(null);
        if (definition instanceof Op.Alloc alloc) {
            return dimension < alloc.lengths().size()
                    ? Optional.of(alloc.lengths().get(dimension))
                    : Optional.empty();
        } else if (definition instanceof Op.Shadow shadow) {
            return length(shadow.primal(), dimension);
        } else if (definition instanceof Op.Load load) {
            return length(load.array(), dimension + 1);
        }
        return Optional.empty();
    }

    /** Whether a region overwrites an array from end to end, by this reference, before it reads any of it. */
    public boolean isOverwrittenFirst(Region region, Value array, Value length) {
        for (Op op : region.ops()) {
            if (op instanceof Op.For loop && isFull(loop, length) && overwrites(loop, array)) {
                return true;
            } else if (reads(op, array)) {
                return false;
            }
        }
        return false;
    }

    private static boolean overwrites(Op.For loop, Value array) {
        boolean written = false;
        for (Op op : loop.body().ops()) {
            if (op instanceof Op.Store store && store.array() == array && store.index() == loop.counter()) {
                written = true;
            } else if (reads(op, array)) {
                boolean own = written && op instanceof Op.Load load && load.index() == loop.counter();
                if (!own) {
                    return false;
                }
            }
        }
        return written;
    }

    /** Whether an operation, or one in its regions, uses an array for anything but to write numbers to it. */
    private static boolean reads(Op op, Value array) {
        boolean writes = op instanceof Op.Store store && store.array() == array && store.value() != array;
        return (!writes && op.operands().contains(array))
                || op.regions().stream()
                        .anyMatch(region -> region.ops().stream().anyMatch(inner -> reads(inner, array)));
    }

    private boolean isSame(Value value, Value length) {
        return value == length || (number(value) != null && number(value).equals(number(length)));
    }

    private boolean isLast(Value value, Value length) {
        if (number(length) != null) {
            return isNumber(value, number(length) - 1);
        }
        return uses.definition(value).orElse(null) instanceof Op.Call call
                && call.function().equals("-")
                && call.operands().size() == 2
                && call.operands().get(0) == length
                && isNumber(call.operands().get(1), 1);
    }

    /** Whether a value is this literal. */
    public boolean isNumber(Value value, int number) {
        return Integer.valueOf(number).equals(number(value));
    }

    private Integer number(Value value) {
        return uses.definition(value).orElse(null) instanceof Op.Const constant
                        && constant.value() instanceof Integer number
                ? number
                : null;
    }
}
