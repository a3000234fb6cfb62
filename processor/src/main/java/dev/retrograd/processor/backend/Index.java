package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a function's values are defined and used, and how its regions nest. */
final class Index {
    private static final int LARGE = 400;

    /** One use of a value. */
    record Use(Op op, Region region) {}

    private final Map<Value, Op> definitions = new HashMap<>();
    private final Map<Value, Region> homes = new LinkedHashMap<>();
    private final Map<Value, Use> firstUses = new HashMap<>();
    private final Map<Value, Integer> useCounts = new HashMap<>();
    private final IdentityHashMap<Region, Region> parents = new IdentityHashMap<>();
    private final IdentityHashMap<Region, Op> owners = new IdentityHashMap<>();
    private final IdentityHashMap<Op, Integer> positions = new IdentityHashMap<>();
    private final Region root;

    Index(Function function) {
        root = function.body();
        visit(root);
    }

    private void visit(Region region) {
        for (Value value : region.params()) {
            homes.put(value, region);
        }
        for (Op op : region.ops()) {
            for (Value operand : op.operands()) {
                firstUses.putIfAbsent(operand, new Use(op, region));
                useCounts.merge(operand, 1, Integer::sum);
            }
            for (Region inner : op.regions()) {
                parents.put(inner, region);
                owners.put(inner, op);
                visit(inner);
            }
            positions.put(op, positions.size());
            for (Value result : op.results()) {
                definitions.put(result, op);
                homes.put(result, region);
            }
        }
    }

    /** Whether the function may become more than one method. */
    boolean isLarge() {
        return positions.size() > LARGE;
    }

    Region root() {
        return root;
    }

    /** The operation that defines a value, or {@code null} for parameters of regions. */
    Op definition(Value value) {
        return definitions.get(value);
    }

    /** All values in program order. */
    Iterable<Value> values() {
        return homes.keySet();
    }

    /** The region whose parameter or whose operation's result the value is. */
    Region home(Value value) {
        return homes.get(value);
    }

    int useCount(Value value) {
        return useCounts.getOrDefault(value, 0);
    }

    /** The first use; the only one if {@link #useCount} is 1. */
    Use use(Value value) {
        return firstUses.get(value);
    }

    /** The region around a region, or {@code null}. */
    Region parent(Region region) {
        return parents.get(region);
    }

    /** The operation that a region belongs to, or {@code null} for the function's body. */
    Op owner(Region region) {
        return owners.get(region);
    }

    /** The place of an operation in program order; operations come after those in their regions. */
    int position(Op op) {
        return positions.get(op);
    }

    /** Whether two regions are the same one and do not only look alike. */
    @SuppressWarnings("ReferenceEquality")
    static boolean same(Region a, Region b) {
        return a == b;
    }

    boolean isInside(Region inner, Region outer) {
        for (Region region = inner; region != null; region = parents.get(region)) {
            if (same(region, outer)) {
                return true;
            }
        }
        return false;
    }

    /** The smallest region around all the given ones. */
    Region common(List<Region> regions) {
        Region common = regions.get(0);
        for (Region region : regions) {
            while (!isInside(region, common)) {
                common = parents.get(common);
            }
        }
        return common;
    }
}
