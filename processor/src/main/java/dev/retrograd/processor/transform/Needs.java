package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of the forward sweep that the reverse sweep needs. A value of the function's outermost region is simply in
 * scope; any other gets a slot, saved at the end of the region that defines it: later than every save of a nested region, so that
 * saves and restores mirror each other.
 */
final class Needs {
    private final Region top;
    private final Map<Value, Region> definedIn = new HashMap<>();
    private final Map<Value, Op> definedBy = new HashMap<>();
    private final Map<Region, Map<Value, String>> slots = new HashMap<>();
    private final IdentityHashMap<Op, List<Op>> copies = new IdentityHashMap<>();
    private final IdentityHashMap<Op, Map<Value, Value>> contents = new IdentityHashMap<>();
    private final IdentityHashMap<Op, List<Op>> replaced = new IdentityHashMap<>();
    private final Set<Region> changed = new HashSet<>();
    private int count;

    Needs(Function forward) {
        top = forward.body();
        index(top);
    }

    private void index(Region region) {
        region.params().forEach(param -> definedIn.put(param, region));
        for (Op op : region.ops()) {
            for (Value result : op.results()) {
                definedIn.put(result, region);
                definedBy.put(result, op);
            }
            op.regions().forEach(this::index);
        }
    }

    /** The region that defines a value. */
    Region region(Value value) {
        return definedIn.get(value);
    }

    /** The operation that defines a value; null for parameters of regions. */
    Op definition(Value value) {
        return definedBy.get(value);
    }

    boolean isTop(Region region) {
        return top.equals(region);
    }

    /** The slot of a value that its region does not show to the reverse sweep. */
    String slot(Value value) {
        Map<Value, String> ofRegion = slots.computeIfAbsent(definedIn.get(value), key -> new LinkedHashMap<>());
        return ofRegion.computeIfAbsent(value, key -> "s" + count++);
    }

    /** A label that no loop has yet. */
    String label() {
        return "rule" + count++;
    }

    /**
     * A copy of what an array holds when an operation runs, for an array that the method overwrites somewhere.
     *
     */
    Value contents(Op op, Value array) {
        return contents.computeIfAbsent(op, key -> new HashMap<>()).computeIfAbsent(array, key -> {
            Value copy = Value.of(array.type(), array.name() == null ? null : array.name() + "Saved");
            copies.computeIfAbsent(op, unused -> new ArrayList<>())
                    .add(new Op.Copy(copy, array, Placement.FRESH, op.origin()));
            definedIn.put(copy, regionOf(op));
            return copy;
        });
    }

    private Region regionOf(Op op) {
        return definedIn.get(op.results().isEmpty() ? op.operands().get(0) : op.result());
    }

    /** Lets other operations of the outermost region stand for a loop whose values the reverse sweep computes again. */
    void replace(Op loop, List<Op> others) {
        replaced.put(loop, others);
    }

    /** Operations with the saves of their regions and with copies. */
    List<Op> withSaves(List<Op> ops) {
        ops.forEach(op -> op.regions().forEach(this::markChanged));
        return rebuild(ops);
    }

    /** The forward sweep with its saves and copies. */
    List<Op> forwardSweep() {
        markChanged(top);
        return rebuild(top.body());
    }

    private boolean markChanged(Region region) {
        boolean any = slots.containsKey(region);
        for (Op op : region.ops()) {
            any |= copies.containsKey(op) || replaced.containsKey(op);
            for (Region inner : op.regions()) {
                any |= markChanged(inner);
            }
        }
        if (any) {
            changed.add(region);
        }
        return any;
    }

    private List<Op> rebuild(List<Op> ops) {
        List<Op> result = new ArrayList<>();
        for (Op op : ops) {
            if (replaced.containsKey(op)) {
                result.addAll(replaced.get(op));
                continue;
            }
            List<Op> extra = copies.getOrDefault(op, List.of());
            extra.stream()
                    .filter(copy -> !op.results().contains(copy.operands().get(0)))
                    .forEach(result::add);
            result.add(op.with(this::rebuild));
            extra.stream()
                    .filter(copy -> op.results().contains(copy.operands().get(0)))
                    .forEach(result::add);
        }
        return result;
    }

    private Region rebuild(Region region) {
        if (!changed.contains(region)) {
            return region;
        }
        List<Op> ops = rebuild(region.body());
        slots.getOrDefault(region, Map.of()).forEach((value, slot) -> ops.add(new Op.Save(slot, value, Origin.NONE)));
        ops.add(region.terminator());
        return new Region(region.params(), ops);
    }
}
