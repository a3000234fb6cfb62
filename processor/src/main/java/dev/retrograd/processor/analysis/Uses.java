package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who defines and who reads each value of a function, and where every operation stands. Operations and regions are told
 * apart by identity: two equal stores are two operations.
 */
public final class Uses {
    /** What is known of a value. */
    private static final class Facts {
        private static final Facts NONE = new Facts();

        private final List<Op> users = new ArrayList<>(2);
        private int count;
        private Op definition;
        private Region scope;
    }

    /** Where an operation stands. */
    private record Place(Region region, int position) {}

    private final Region body;
    private final Map<Value, Facts> values = new HashMap<>();
    private final IdentityHashMap<Region, Op> parents = new IdentityHashMap<>();
    /** Null until somebody asks for a place. */
    private IdentityHashMap<Op, Place> places;

    private Uses(Function function) {
        body = function.body();
        visit(body);
    }

    /** The uses of a function's values. */
    public static Uses of(Function function) {
        return new Uses(function);
    }

    private void visit(Region region) {
        for (Value param : region.params()) {
            learn(param).scope = region;
        }
        for (Op op : region.ops()) {
            for (Value operand : op.operands()) {
                Facts facts = learn(operand);
                facts.count++;
                List<Op> readers = facts.users;
                if (readers.isEmpty() || readers.get(readers.size() - 1) != op) {
                    readers.add(op);
                }
            }
            for (Value result : op.results()) {
                Facts facts = learn(result);
                facts.definition = op;
                facts.scope = region;
            }
            for (Region nested : op.regions()) {
                parents.put(nested, op);
                visit(nested);
            }
        }
    }

    /** Where an operation stands; null if nowhere. */
    private Place place(Op op) {
        if (places == null) {
            places = new IdentityHashMap<>();
            number(body);
        }
        return places.get(op);
    }

    private void number(Region region) {
        for (Op op : region.ops()) {
            if (places.put(op, new Place(region, places.size())) != null) {
                throw new IllegalArgumentException("one operation in two places: " + op);
            }
            op.regions().forEach(this::number);
        }
    }

    private Facts learn(Value value) {
        Facts facts = values.get(value);
        if (facts == null) {
            facts = new Facts();
            values.put(value, facts);
        }
        return facts;
    }

    private Facts facts(Value value) {
        return values.getOrDefault(value, Facts.NONE);
    }

    /** The operations that have the value as an operand, each once, in program order. */
    public List<Op> users(Value value) {
        return List.copyOf(facts(value).users);
    }

    /** How often the value is an operand. */
    public int count(Value value) {
        return facts(value).count;
    }

    /** Whether no operation has the value as an operand. */
    public boolean isUnused(Value value) {
        return count(value) == 0;
    }

    /** The operation that the value is a result of; empty for a region's parameter. */
    public Optional<Op> definition(Value value) {
        return Optional.ofNullable(facts(value).definition);
    }

    /** The region that the value is defined in, as a parameter or a result: the value is visible in it and below. */
    public Region scope(Value value) {
        return facts(value).scope;
    }

    /**
     * The region that the operation stands in.
     *
     * @throws IllegalArgumentException if some operation of the function stands in two places
     */
    public Region region(Op op) {
        Place place = place(op);
        return place == null ? null : place.region();
    }

    /** The operation that the region belongs to; empty for the body. */
    public Optional<Op> parent(Region region) {
        return Optional.ofNullable(parents.get(region));
    }

    /** The operations around an operation, innermost first. */
    public List<Op> enclosing(Op op) {
        List<Op> chain = new ArrayList<>();
        Op current = parents.get(region(op));
        while (current != null) {
            chain.add(current);
            current = parents.get(region(current));
        }
        return List.copyOf(chain);
    }

    /** Whether the operation stands in the region or in one below it. */
    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    public boolean isWithin(Op op, Region region) {
        Region current = region(op);
        while (current != region && parents.containsKey(current)) {
            current = region(parents.get(current));
        }
        return current == region;
    }

    /** The operation's number in program order; an operation comes before what its regions hold. */
    public int position(Op op) {
        return place(op).position();
    }
}
