package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Trips;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Arrays for values of nested loops whose inner trip counts are known only where the inner loop starts: arrays of rows, each of
 * them made as its loop is reached. They take the place of the tape in a derivative that is differentiated once more, which can
 * follow arrays but not the tape.
 */
final class RaggedBuffers {
    private final Uses uses;
    private final SlotNames names;
    private final Trips trips;
    private final IdentityHashMap<Op, RegionBuilder> before = new IdentityHashMap<>();
    private final Map<String, List<Value>> rows = new HashMap<>();

    RaggedBuffers(Uses uses) {
        this.uses = uses;
        names = new SlotNames(uses);
        trips = new Trips(uses);
    }

    /** Says whether a slot's value has another slot that is restored before this one. */
    interface AtHand {
        boolean test(Value value, Slot slot);
    }

    /** Whether rows can hold the values of a slot: the reverse sweep has to find the number of each iteration. */
    boolean canHold(Slot slot, AtHand atHand) {
        return !slot.loops().isEmpty()
                && slot.isCounted()
                && anchor(slot).isPresent()
                && slot.loops().stream()
                        .allMatch(op -> trips.start((Op.For) op)
                                .map(start -> slot.isVisible(uses.scope(start), uses)
                                        || isCounter(start, slot)
                                        || atHand.test(start, slot))
                                .orElse(true));
    }

    private static boolean isCounter(Value value, Slot slot) {
        return slot.loops().stream().anyMatch(op -> ((Op.For) op).counter() == value);
    }

    /** The outermost operation that the restores see and before which the trip count of the outermost loop is known. */
    private Optional<Op> anchor(Slot slot) {
        Op.For outermost = (Op.For) slot.loops().get(0);
        int last = slot.around().indexOf(outermost);
        return slot.around().subList(0, last + 1).stream()
                .filter(op -> slot.isVisible(uses.region(op), uses))
                .filter(op -> SlotBuffers.isSizedBefore(op, outermost, uses))
                .findFirst();
    }

    /** Makes the rows of a slot, each before its loop. */
    void allocate(Slot slot) {
        List<Value> made = new ArrayList<>();
        int depth = slot.loops().size();
        for (int level = 0; level < depth; level++) {
            Op.For loop = loop(slot, level);
            RegionBuilder builder = builder(level == 0 ? anchor(slot).orElseThrow() : loop);
            Value row = builder.alloc(
                    type(slot.value().type(), depth - level), Placement.FRESH, trips.count(loop, builder));
            row.nameIfAbsent(names.of(slot.value()));
            if (level > 0) {
                Op.For outer = loop(slot, level - 1);
                builder.store(made.get(level - 1), trips.number(outer, outer.counter(), builder), row);
            }
            made.add(row);
        }
        rows.put(slot.name(), made);
    }

    private static Type type(Type element, int rank) {
        return rank == 0 ? element : new ArrayType(type(element, rank - 1));
    }

    private RegionBuilder builder(Op anchor) {
        return before.computeIfAbsent(anchor, key -> new RegionBuilder(List.of(), Origin.NONE));
    }

    private static Op.For loop(Slot slot, int level) {
        return (Op.For) slot.loops().get(level);
    }

    /** What has to run before an operation. */
    List<Op> before(Op anchor) {
        return before.containsKey(anchor) ? before.get(anchor).ops() : List.of();
    }

    /** Stores the slot's value in the forward sweep. */
    void store(Slot slot, RegionBuilder builder) {
        int innermost = slot.loops().size() - 1;
        Op.For loop = loop(slot, innermost);
        Value number = trips.number(loop, loop.counter(), builder);
        builder.store(rows.get(slot.name()).get(innermost), number, slot.value());
    }

    /** Loads the slot's value in the reverse sweep, whose names for values of the forward sweep are given. */
    Op load(Slot slot, Value target, RegionBuilder builder, UnaryOperator<Value> now) {
        int innermost = slot.loops().size() - 1;
        Value row = rows.get(slot.name()).get(0);
        for (int level = 0; level < innermost; level++) {
            row = builder.load(row, number(loop(slot, level), builder, now));
            row.nameIfAbsent(names.of(slot.value()) + "Row");
        }
        return new Op.Load(target, row, number(loop(slot, innermost), builder, now), builder.origin());
    }

    private Value number(Op.For loop, RegionBuilder builder, UnaryOperator<Value> now) {
        return trips.number(loop, now.apply(loop.counter()), now, builder);
    }
}
