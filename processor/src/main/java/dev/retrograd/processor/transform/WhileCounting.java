package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets loops of unknown length run twice: first to count their trips, on copies of the arrays that they write, then as counted
 * loops, whose values arrays can hold in place of the tape.
 */
public final class WhileCounting {
    private final Map<Value, Value> now = new HashMap<>();
    private final CountableLoops loops;

    private WhileCounting(Function function) {
        loops = new CountableLoops(function);
    }

    /** The function with counted loops in place of those of unknown length where that is possible. */
    public static Function apply(Function function) {
        return function.withBody(new WhileCounting(function).rewritten(function.body()));
    }

    private Region rewritten(Region region) {
        RegionBuilder builder = new RegionBuilder(region.params(), Origin.NONE);
        for (Op op : region.ops()) {
            Optional<List<Value>> written = op instanceof Op.While loop ? loops.written(loop) : Optional.empty();
            if (written.isPresent()) {
                Value trips = trips((Op.While) renamed(op), Op.each(written.get(), this::use), builder);
                count((Op.While) op.map(this::use, value -> value, this::rewritten), trips, builder);
            } else {
                builder.add(op.map(this::use, value -> value, this::rewritten));
            }
        }
        return new Region(region.params(), builder.ops());
    }

    private Op renamed(Op op) {
        return op.map(this::use, value -> value, this::renamed);
    }

    private Region renamed(Region region) {
        return new Region(region.params(), Op.each(region.ops(), this::renamed));
    }

    private Value use(Value value) {
        return now.getOrDefault(value, value);
    }

    private void count(Op.While loop, Value trips, RegionBuilder builder) {
        builder.at(loop.origin());
        Value counter = Value.of(Primitive.INT, "trip");
        List<Value> carried = loop.condition().params();
        List<Value> params = new ArrayList<>(List.of(counter));
        params.addAll(carried);
        RegionBuilder body = new RegionBuilder(params, loop.origin());
        body.addAll(loop.condition().body());
        List<Value> forwarded = forwarded(loop.condition());
        List<Value> next = Embedding.of(loop.body(), forwarded, "", body);
        List<Value> last = Op.each(carried, Value::fresh);
        builder.add(new Op.For(
                last,
                loop.label(),
                builder.constant(0),
                trips,
                false,
                1,
                loop.inits(),
                body.yielding(next),
                loop.origin()));
        List<Value> tested = Embedding.of(loop.condition(), last, "last " + loop.label() + " ", builder);
        for (int i = 0; i < loop.targets().size(); i++) {
            now.put(loop.targets().get(i), tested.get(i + 1));
        }
    }

    private static List<Value> forwarded(Region condition) {
        return condition.yields().subList(1, condition.yields().size());
    }

    /** How often the loop runs. */
    private static Value trips(Op.While loop, List<Value> written, RegionBuilder to) {
        to.at(loop.origin());
        Map<Value, Value> copies = new HashMap<>();
        for (Value array : written) {
            Value copy = array.fresh();
            to.add(new Op.Copy(copy, array, Placement.FRESH, loop.origin()));
            copies.put(array, copy);
        }
        String prefix = "count " + loop.label() + " ";
        Value before = Value.of(Primitive.INT, "trips");
        Value inside = Value.of(Primitive.INT, "trips");
        Value trips = Value.of(Primitive.INT, "trips");
        List<Value> carried = Op.each(loop.condition().params(), Value::fresh);
        RegionBuilder condition = new RegionBuilder(with(carried, before), loop.origin());
        List<Value> tested = Embedding.of(loop.condition(), carried, copies, prefix, condition);
        List<Value> forwarded = Op.each(loop.body().params(), Value::fresh);
        RegionBuilder body = new RegionBuilder(with(forwarded, inside), loop.origin());
        List<Value> next = Embedding.of(loop.body(), forwarded, copies, prefix, body);
        Value more = body.call(Primitive.INT, "Math.addExact", inside, body.constant(1));
        List<Value> targets = Op.each(loop.targets(), Value::fresh);
        List<Value> inits = Op.each(loop.inits(), init -> copies.getOrDefault(init, init));
        to.add(new Op.While(
                with(targets, trips),
                "count " + loop.label(),
                with(inits, to.constant(0)),
                condition.yielding(with(tested, before)),
                body.yielding(with(next, more)),
                loop.origin()));
        return trips;
    }

    private static List<Value> with(List<Value> values, Value another) {
        List<Value> all = new ArrayList<>(values);
        all.add(another);
        return all;
    }
}
