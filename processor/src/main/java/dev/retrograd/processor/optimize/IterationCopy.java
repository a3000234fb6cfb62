package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A copy of an iteration with values and labels of its own. */
final class IterationCopy {
    private final String prefix;
    private final Map<Value, Value> here = new HashMap<>();

    /** A copy whose loops have labels with this prefix. */
    IterationCopy(String prefix) {
        this.prefix = prefix;
    }

    /** Puts a value in place of a variable of the loop. */
    void stands(Value variable, Value value) {
        here.put(variable, value);
    }

    /** What stands for a value in the copy. */
    Value use(Value value) {
        return here.getOrDefault(value, value);
    }

    private Value define(Value value) {
        return here.computeIfAbsent(value, Value::fresh);
    }

    private Region of(Region region) {
        List<Value> params = Op.each(region.params(), this::define);
        return new Region(params, Op.each(region.ops(), this::of));
    }

    /** The copy of an operation. */
    Op of(Op op) {
        Op copy = op.map(this::use, this::define, this::of);
        if (copy instanceof Op.For loop) {
            return new Op.For(
                    loop.targets(),
                    prefix + loop.label(),
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    loop.inits(),
                    loop.body(),
                    loop.origin());
        } else if (copy instanceof Op.While loop) {
            return new Op.While(
                    loop.targets(), prefix + loop.label(), loop.inits(), loop.condition(), loop.body(), loop.origin());
        }
        return copy;
    }
}
