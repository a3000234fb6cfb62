package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Trips;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A loop without a {@link LinearGroup}, and the group behind it with sums over the loop in place of what varies. */
final class MovedNest {
    /** Where a number's sums over the loop are: in a variable, or an element for each iteration of the loops around the number. */
    private record Total(List<Op.For> around, Value array, Value init, Value carried, Value sum) {}

    private final Op.For loop;
    private final LinearGroup group;
    private final Trips trips;
    private final Map<Value, Total> totals = new LinkedHashMap<>();
    private final RegionBuilder builder = new RegionBuilder(List.of(), Origin.NONE);
    private final List<Value> sums = new ArrayList<>();
    private final Map<Value, Value> copies = new HashMap<>();
    private final Uses uses;
    private final Set<Op> gone;

    MovedNest(Op.For loop, LinearGroup group, Uses uses) {
        this.loop = loop;
        this.group = group;
        this.uses = uses;
        this.gone = group.dispensable();
        this.trips = new Trips(uses);
    }

    /** The operations in place of the loop. */
    List<Op> ops() {
        group.varying().forEach(value -> totals.put(value, total(value)));
        builder.add(summing());
        // Nothing has been added up, and no coefficient been looked at, by a loop that does not run.
        String comparison = (loop.step() > 0 ? "<" : ">") + (loop.inclusive() ? "=" : "");
        Value runs = builder.call(Primitive.BOOLEAN, comparison, loop.first(), loop.limit());
        builder.branch(
                runs,
                List.of(),
                then -> {
                    moved(loop.body(), then);
                    return List.of();
                },
                otherwise -> List.of());
        return builder.ops();
    }

    private Total total(Value value) {
        List<Op.For> around = group.loops(uses.scope(value));
        String name = value.name() == null ? "sum" : value.name() + "Sum";
        if (around.isEmpty()) {
            Value zero = builder.constant(value.type(), value.type() == Primitive.FLOAT ? (Object) 0.0f : 0.0);
            return new Total(around, null, zero, Value.of(value.type(), name), Value.of(value.type(), name));
        }
        List<Value> lengths = new ArrayList<>();
        Type type = value.type();
        for (Op.For inner : around) {
            lengths.add(trips.count(inner, builder));
            type = new ArrayType(type);
        }
        Value array = builder.alloc(type, Placement.ZEROED, lengths.toArray(Value[]::new));
        array.nameIfAbsent(name + "s");
        return new Total(around, array, null, null, null);
    }

    /** The loop with the sums in place of the group. */
    private Op.For summing() {
        Region body = summing(loop.body());
        List<Value> params = new ArrayList<>(body.params());
        List<Value> inits = new ArrayList<>(loop.inits());
        List<Value> targets = new ArrayList<>(loop.targets());
        List<Value> yields = new ArrayList<>(body.yields());
        totals.values().stream().filter(total -> total.array == null).forEach(total -> {
            params.add(total.carried);
            inits.add(total.init);
            targets.add(total.sum);
        });
        yields.addAll(sums);
        List<Op> ops = new ArrayList<>(body.body());
        ops.add(new Op.Yield(yields, body.terminator().origin()));
        return new Op.For(
                targets,
                loop.label(),
                loop.first(),
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                inits,
                new Region(params, ops),
                loop.origin());
    }

    private Region summing(Region region) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            if (!gone.contains(op)) {
                ops.add(op.with(this::summing));
            }
            for (Value result : op.results()) {
                if (totals.containsKey(result)) {
                    ops.addAll(added(result, op.origin()));
                }
            }
        }
        return new Region(region.params(), ops);
    }

    private List<Op> added(Value value, Origin origin) {
        Total total = totals.get(value);
        RegionBuilder adding =
                new RegionBuilder(List.of(), origin.note("sum over the loop: its multiples follow behind it"));
        if (total.array == null) {
            sums.add(adding.call(value.type(), "+", total.carried, value));
        } else {
            Place place = place(total, adding, Map.of());
            adding.store(
                    place.row, place.index, adding.call(value.type(), "+", adding.load(place.row, place.index), value));
        }
        return adding.ops();
    }

    private record Place(Value row, Value index) {}

    private Place place(Total total, RegionBuilder to, Map<Value, Value> counters) {
        Value row = total.array;
        Value index = null;
        for (Op.For inner : total.around) {
            row = index == null ? row : to.load(row, index);
            Value counter = counters.getOrDefault(inner.counter(), inner.counter());
            index = trips.number(inner, counter, to);
        }
        return new Place(row, index);
    }

    /** Copies what moves, and the loops around it, which carry nothing any more. */
    private void moved(Region region, RegionBuilder to) {
        for (Op op : region.ops()) {
            if (group.moved().contains(op) || group.needed().contains(op)) {
                to.add(op.map(value -> copies.getOrDefault(value, value), this::copy, inner -> inner));
            } else if (op instanceof Op.For inner && holdsAny(inner.body())) {
                RegionBuilder inside = new RegionBuilder(List.of(copy(inner.counter())), inner.origin());
                moved(inner.body(), inside);
                to.add(new Op.For(
                        List.of(),
                        inner.label() + " sum",
                        copies.getOrDefault(inner.first(), inner.first()),
                        copies.getOrDefault(inner.limit(), inner.limit()),
                        inner.inclusive(),
                        inner.step(),
                        List.of(),
                        inside.yielding(List.of()),
                        inner.origin()));
            }
            for (Value result : op.results()) {
                if (totals.containsKey(result)) {
                    Total total = totals.get(result);
                    if (total.array == null) {
                        copies.put(result, total.sum);
                    } else {
                        Place place = place(total, to.at(op.origin()), copies);
                        copies.put(result, to.load(place.row, place.index));
                    }
                }
            }
        }
    }

    private boolean holdsAny(Region region) {
        return region.ops().stream()
                .anyMatch(op ->
                        group.moved().contains(op) || op.regions().stream().anyMatch(this::holdsAny));
    }

    private Value copy(Value value) {
        Value copy = value.fresh();
        copies.put(value, copy);
        return copy;
    }
}
