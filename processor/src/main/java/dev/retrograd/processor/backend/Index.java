package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a function's values are defined and used, and how its regions nest. */
final class Index {
    private static final int LARGE = 400;

    /** One use of a value. */
    record Use(Op op, Region region) {}

    /** What is known of a value. */
    private static final class Facts {
        private final Region home;
        private final Op definition;
        private Use firstUse;
        private int useCount;

        Facts(Region home, Op definition) {
            this.home = home;
            this.definition = definition;
        }
    }

    private final Map<Value, Facts> facts = new LinkedHashMap<>();
    private final IdentityHashMap<Region, Region> parents = new IdentityHashMap<>();
    private final IdentityHashMap<Region, Op> owners = new IdentityHashMap<>();
    private final Region root;
    private int operations;
    /** Null until somebody asks for a position. */
    private IdentityHashMap<Op, Integer> positions;

    Index(Function function) {
        root = function.body();
        visit(root);
    }

    private void visit(Region region) {
        for (Value value : region.params()) {
            facts.put(value, new Facts(region, null));
        }
        for (Op op : region.ops()) {
            for (Value operand : op.operands()) {
                Facts known = facts.get(operand);
                if (known.useCount++ == 0) {
                    known.firstUse = new Use(op, region);
                }
            }
            for (Region inner : op.regions()) {
                parents.put(inner, region);
                owners.put(inner, op);
                visit(inner);
            }
            operations++;
            for (Value result : op.results()) {
                facts.put(result, new Facts(region, op));
            }
        }
    }

    private void number(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::number);
            positions.put(op, positions.size());
        }
    }

    /** Whether the function may become more than one method. */
    boolean isLarge() {
        return operations > LARGE;
    }

    Region root() {
        return root;
    }

    /** The operation that defines a value, or {@code null} for parameters of regions. */
    Op definition(Value value) {
        return facts.get(value).definition;
    }

    /** All values in program order. */
    Iterable<Value> values() {
        return facts.keySet();
    }

    /** The region whose parameter or whose operation's result the value is. */
    Region home(Value value) {
        return facts.get(value).home;
    }

    int useCount(Value value) {
        return facts.get(value).useCount;
    }

    /** The first use; the only one if {@link #useCount} is 1. */
    Use use(Value value) {
        return facts.get(value).firstUse;
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
        if (positions == null) {
            positions = new IdentityHashMap<>();
            number(root);
        }
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
