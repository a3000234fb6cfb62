package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the body of a function in place of a call of it: with values, labels and slots of its own, so that it may stand there twice. */
final class Embedding {
    private final String prefix;
    private final Map<Value, Value> here = new HashMap<>();

    private Embedding(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Puts a function's operations at the end of a region.
     *
     * @param function the function
     * @param operands what stands for its parameters
     * @param prefix what tells the labels of its loops from others
     * @param to the region
     * @return the results
     */
    static List<Value> of(Function function, List<Value> operands, String prefix, RegionBuilder to) {
        return of(function.body(), operands, prefix, to);
    }

    /** The same for a region; the results are what it yields. */
    static List<Value> of(Region region, List<Value> operands, String prefix, RegionBuilder to) {
        return of(region, operands, Map.of(), prefix, to);
    }

    /** The same with others in place of values that the region sees. */
    static List<Value> of(
            Region region, List<Value> operands, Map<Value, Value> others, String prefix, RegionBuilder to) {
        Embedding embedding = new Embedding(prefix);
        embedding.here.putAll(others);
        for (int i = 0; i < operands.size(); i++) {
            embedding.here.put(region.params().get(i), operands.get(i));
        }
        region.body().forEach(op -> to.add(embedding.op(op)));
        return Op.each(region.yields(), embedding::use);
    }

    private Value use(Value value) {
        return here.getOrDefault(value, value);
    }

    private Value define(Value value) {
        return here.computeIfAbsent(value, Value::fresh);
    }

    private Region region(Region region) {
        List<Value> params = Op.each(region.params(), this::define);
        return new Region(params, Op.each(region.ops(), this::op));
    }

    private Op op(Op op) {
        if (op instanceof Op.Save save) {
            return new Op.Save(prefix + save.slot(), use(save.value()), save.origin());
        } else if (op instanceof Op.Restore restore) {
            return new Op.Restore(define(restore.target()), prefix + restore.slot(), restore.origin());
        }
        Op copy = op.map(this::use, this::define, this::region);
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
