package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets loops of unknown length run twice: first to count their trips, then as counted loops, whose values arrays can hold in place of
 * the tape. That is possible for a loop that writes to nothing but what it makes itself.
 */
public final class WhileCounting {
    private final Map<Value, Value> now = new HashMap<>();
    private final RegionBuilder builder;

    private WhileCounting(Function function) {
        builder = new RegionBuilder(function.params(), Origin.NONE);
    }

    /** The function with counted loops in place of those of unknown length outside of other statements where that is possible. */
    public static Function apply(Function function) {
        WhileCounting counting = new WhileCounting(function);
        for (Op op : function.body().ops()) {
            if (op instanceof Op.While loop && isRepeatable(loop)) {
                counting.count((Op.While) counting.renamed(loop));
            } else {
                counting.builder.add(counting.renamed(op));
            }
        }
        return function.withBody(new Region(function.params(), counting.builder.ops()));
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

    private static boolean isRepeatable(Op.While loop) {
        Set<Value> made = new HashSet<>();
        loop.regions().forEach(region -> collect(region, made));
        return loop.regions().stream().allMatch(region -> isRepeatable(region, made));
    }

    private static void collect(Region region, Set<Value> made) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Alloc alloc && alloc.lengths().size() == 1) {
                made.add(alloc.target());
            }
            op.regions().forEach(inner -> collect(inner, made));
        }
    }

    private static boolean isRepeatable(Region region, Set<Value> made) {
        return region.ops().stream()
                .allMatch(op -> !(op instanceof Op.Invoke)
                        && !(op instanceof Op.Accumulate)
                        && !(op instanceof Op.Store store
                                && !(made.contains(store.array())
                                        && store.value().type() instanceof Primitive))
                        && op.regions().stream().allMatch(inner -> isRepeatable(inner, made)));
    }

    private void count(Op.While loop) {
        builder.at(loop.origin());
        Value trips = trips(loop);
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
        List<Value> tested = Embedding.of(loop.condition(), last, "last ", builder);
        for (int i = 0; i < loop.targets().size(); i++) {
            now.put(loop.targets().get(i), tested.get(i + 1));
        }
    }

    private static List<Value> forwarded(Region condition) {
        return condition.yields().subList(1, condition.yields().size());
    }

    /** How often the loop runs. */
    private Value trips(Op.While loop) {
        Value before = Value.of(Primitive.INT, "trips");
        Value inside = Value.of(Primitive.INT, "trips");
        Value trips = Value.of(Primitive.INT, "trips");
        List<Value> carried = Op.each(loop.condition().params(), Value::fresh);
        RegionBuilder condition = new RegionBuilder(with(carried, before), loop.origin());
        List<Value> tested = Embedding.of(loop.condition(), carried, "count ", condition);
        List<Value> forwarded = Op.each(loop.body().params(), Value::fresh);
        RegionBuilder body = new RegionBuilder(with(forwarded, inside), loop.origin());
        List<Value> next = Embedding.of(loop.body(), forwarded, "count ", body);
        Value more = body.call(Primitive.INT, "Math.addExact", inside, body.constant(1));
        List<Value> targets = Op.each(loop.targets(), Value::fresh);
        builder.add(new Op.While(
                with(targets, trips),
                "count " + loop.label(),
                with(loop.inits(), builder.constant(0)),
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
