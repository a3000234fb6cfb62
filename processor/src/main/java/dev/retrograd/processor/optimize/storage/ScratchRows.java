package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Coverage;
import dev.retrograd.processor.analysis.Trips;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each iteration of a loop a row of its own in place of a scratch array that every iteration overwrites before it reads it:
 * the reverse sweep then finds the elements in the row, however often the iteration read each of them.
 */
final class ScratchRows {
    private final Uses uses;
    private final Coverage coverage;
    private final Trips trips;
    private final Map<Value, List<Op.For>> loops = new LinkedHashMap<>();
    private final Map<Value, Op> anchors = new HashMap<>();
    private final Map<Op, RegionBuilder> before = new IdentityHashMap<>();
    private final Map<Region, RegionBuilder> atStart = new HashMap<>();
    private final Map<Value, Value> rows = new HashMap<>();

    private ScratchRows(Uses uses) {
        this.uses = uses;
        this.coverage = new Coverage(uses);
        this.trips = new Trips(uses);
    }

    /**
     * The function with rows for the scratch arrays whose elements it would have to store one by one.
     *
     * @param stored the slots that need storage for each iteration
     */
    static Function apply(Function function, Uses uses, Collection<Slot> stored) {
        ScratchRows rows = new ScratchRows(uses);
        stored.forEach(rows::consider);
        if (rows.loops.isEmpty()) {
            return function;
        }
        rows.loops.forEach(rows::make);
        return function.withBody(rows.rewrite(function.body()));
    }

    private void consider(Slot slot) {
        if (!(uses.definition(slot.value()).orElse(null) instanceof Op.Load load)
                || !(slot.value().type() instanceof Primitive)
                || !(uses.definition(load.array()).orElse(null) instanceof Op.Alloc)
                || loops.containsKey(load.array())) {
            return;
        }
        List<Op.For> around = new ArrayList<>();
        for (Op op : slot.loops().subList(0, slot.loops().size() - 1)) {
            if (!(op instanceof Op.For loop)
                    || !isNumbered(loop)
                    || !SlotBuffers.isSizedBefore(slot.loops().get(0), loop, uses)) {
                return;
            }
            around.add(loop);
            if (isScratchOf(load.array(), loop) && isSettled(load, loop)) {
                loops.put(load.array(), List.copyOf(around));
                anchors.put(load.array(), anchor(slot, load.array(), around));
                return;
            }
        }
    }

    /** The outermost operation before which the number of rows is known. */
    private Op anchor(Slot slot, Value array, List<Op.For> around) {
        int last = slot.around().indexOf(slot.loops().get(0));
        Value length = coverage.length(array).orElseThrow();
        return slot.around().subList(0, last + 1).stream()
                .filter(op -> slot.isVisible(uses.region(op), uses))
                .filter(op -> uses.isWithin(op, uses.scope(length)))
                .filter(op -> around.stream().allMatch(loop -> SlotBuffers.isSizedBefore(op, loop, uses)))
                .findFirst()
                .orElseThrow();
    }

    private boolean isNumbered(Op.For loop) {
        return loop.step() == 1 && coverage.isNumber(loop.first(), 0);
    }

    /** Whether each iteration of the loop, and nothing else, uses the array, and overwrites it before it reads it. */
    private boolean isScratchOf(Value array, Op.For loop) {
        return uses.users(array).stream().allMatch(user -> isUse(user, array, loop))
                && coverage.length(array)
                        .filter(length -> coverage.isOverwrittenFirst(loop.body(), array, length))
                        .isPresent();
    }

    private boolean isUse(Op user, Value array, Op.For loop) {
        if (user instanceof Op.Load || (user instanceof Op.Store store && store.value() != array)) {
            return uses.isWithin(user, loop.body());
        }
        return user instanceof Op.Shadow || user instanceof Op.Length;
    }

    /** Whether an iteration's writes are over when it reads the element. */
    private boolean isSettled(Op.Load load, Op.For loop) {
        List<Op> around = uses.enclosing(load).stream()
                .filter(op -> !(op instanceof Op.If) && uses.isWithin(op, loop.body()))
                .toList();
        return uses.users(load.array()).stream()
                .filter(user -> user instanceof Op.Store)
                .allMatch(store -> uses.position(store) < uses.position(load)
                        && uses.enclosing(store).stream()
                                .noneMatch(op -> around.stream().anyMatch(loops -> loops == op)));
    }

    private void make(Value array, List<Op.For> around) {
        RegionBuilder outside =
                before.computeIfAbsent(anchors.get(array), key -> new RegionBuilder(List.of(), Origin.NONE));
        List<Value> lengths = new ArrayList<>();
        Type type = array.type();
        for (Op.For loop : around) {
            lengths.add(trips.count(loop, outside));
            type = new ArrayType(type);
        }
        lengths.add(coverage.length(array).orElseThrow());
        Value all = outside.alloc(type, Placement.SCRATCH, lengths.toArray(Value[]::new));
        all.nameIfAbsent(array.name() == null ? "rows" : array.name() + "Rows");
        Region body = around.get(around.size() - 1).body();
        RegionBuilder inside = atStart.computeIfAbsent(body, key -> new RegionBuilder(List.of(), Origin.NONE));
        Value row = all;
        for (Op.For loop : around) {
            row = inside.load(row, loop.counter());
        }
        row.nameIfAbsent(array.name());
        rows.put(array, row);
    }

    private Region rewrite(Region region) {
        List<Op> ops = new ArrayList<>();
        if (atStart.containsKey(region)) {
            ops.addAll(atStart.get(region).ops());
        }
        for (Op op : region.ops()) {
            if (before.containsKey(op)) {
                ops.addAll(before.get(op).ops());
            }
            if (op instanceof Op.Shadow shadow && rows.containsKey(shadow.primal())) {
                Value length = coverage.length(shadow.primal()).orElseThrow();
                ops.add(new Op.Alloc(shadow.target(), List.of(length), shadow.placement(), shadow.origin()));
            } else if (op instanceof Op.Length) {
                ops.add(op);
            } else {
                ops.add(op.with(value -> rows.getOrDefault(value, value), this::rewrite));
            }
        }
        return new Region(region.params(), ops);
    }
}
