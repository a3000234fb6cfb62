package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes an iteration of a loop down once more, with other values for what it finds. */
final class Iteration {
    private final Map<Value, Value> now;
    private final String suffix;

    private Iteration(Map<Value, Value> now, String suffix) {
        this.now = new HashMap<>(now);
        this.suffix = suffix;
    }

    /**
     * The same loop over values of its own.
     *
     * @param suffix what to append to the labels of the loops in it
     */
    static Op copyOf(Op loop, String suffix) {
        Iteration copy = new Iteration(Map.of(), suffix);
        return loop.map(UnaryOperator.identity(), UnaryOperator.identity(), copy::region);
    }

    /**
     * An iteration over values of its own.
     *
     * @param found what it finds for carried variables, counter and arrays
     * @return what it leaves for the carried variables
     */
    static List<Value> repeat(Op loop, Map<Value, Value> found, String suffix, RegionBuilder into) {
        Iteration copy = new Iteration(found, suffix);
        return copy.emit(loop, into, ops -> ops);
    }

    /**
     * The iteration itself, whose values keep their identity, with what its inner regions save.
     *
     * @param found what it finds for carried variables, counter and arrays
     * @return how each of its values is called here, if other than before
     */
    static Map<Value, Value> run(Op loop, Map<Value, Value> found, Needs needs, RegionBuilder into) {
        Iteration itself = new Iteration(found, null);
        itself.emit(loop, into, needs::withSaves);
        return itself.now;
    }

    private List<Value> emit(Op loop, RegionBuilder into, UnaryOperator<List<Op>> prepared) {
        if (loop instanceof Op.While conditional) {
            Region condition = conditional.condition();
            prepared.apply(condition.body()).forEach(op -> into.add(copy(op)));
            forward(conditional);
            prepared.apply(conditional.body().body()).forEach(op -> into.add(copy(op)));
            return Op.each(conditional.body().yields(), this::current);
        }
        Region body = ((Op.For) loop).body();
        prepared.apply(body.body()).forEach(op -> into.add(copy(op)));
        return Op.each(body.yields(), this::current);
    }

    /** The body of a loop finds what its condition has forwarded. */
    private void forward(Op.While loop) {
        List<Value> forwarded = loop.condition().yields();
        List<Value> params = loop.body().params();
        for (int i = 0; i < params.size(); i++) {
            now.put(params.get(i), current(forwarded.get(i + 1)));
        }
    }

    private Value current(Value value) {
        return now.getOrDefault(value, value);
    }

    private Value define(Value value) {
        return suffix == null ? value : now.computeIfAbsent(value, Value::fresh);
    }

    private Op copy(Op op) {
        Op mapped = op.map(this::current, this::define, this::region);
        if (suffix == null) {
            return mapped;
        } else if (mapped instanceof Op.For loop) {
            return new Op.For(
                    loop.targets(),
                    loop.label() + suffix,
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    loop.inits(),
                    loop.body(),
                    loop.origin());
        } else if (mapped instanceof Op.While loop) {
            return new Op.While(
                    loop.targets(), loop.label() + suffix, loop.inits(), loop.condition(), loop.body(), loop.origin());
        }
        return mapped;
    }

    private Region region(Region region) {
        List<Value> params = Op.each(region.params(), this::define);
        List<Op> ops = new ArrayList<>();
        region.ops().forEach(op -> ops.add(copy(op)));
        return new Region(params, ops);
    }
}
