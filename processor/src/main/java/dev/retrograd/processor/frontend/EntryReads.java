package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a function may read an element that an array contained at entry. It does not if each element that it reads was stored
 * before, at the same index, or by a loop over the same range.
 */
final class EntryReads {
    /** What a value is, so that two computations of one index are equal. */
    private final Map<Value, Object> meanings = new HashMap<>();

    /** The indices that lead from the array to its rows. */
    private final Map<Value, List<Object>> paths = new HashMap<>();

    /** The limits of the counters that count up from 0 by one. */
    private final Map<Value, Object> limits = new HashMap<>();

    private final Value array;
    private boolean found;

    /** All indices below a limit. */
    private record Range(Object limit) {}

    /** The length of an array: that of a row of the output by its path. */
    private record Extent(Object of) {}

    private EntryReads(Value array) {
        this.array = array;
        paths.put(array, List.of());
    }

    /** Whether a body may read what one of its parameters contained. */
    static boolean of(Region body, Value array) {
        EntryReads reads = new EntryReads(array);
        reads.walk(body, new HashSet<>());
        return reads.found;
    }

    /** Walks a region; {@code stored} holds the elements stored before, and then those stored at its end. */
    private void walk(Region region, Set<List<Object>> stored) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Load load) {
                load(load, stored);
            } else if (op instanceof Op.Store store) {
                found |= paths.containsKey(store.value());
                if (paths.containsKey(store.array())) {
                    stored.add(element(store.array(), store.index()));
                }
            } else if (op instanceof Op.For loop) {
                counted(loop, stored);
            } else {
                other(op, stored);
            }
        }
    }

    private void other(Op op, Set<List<Object>> stored) {
        if (op instanceof Op.Const constant) {
            meanings.put(constant.target(), constant.value() == null ? constant.target() : constant.value());
        } else if (op instanceof Op.Length length) {
            Object of = paths.containsKey(length.array()) ? paths.get(length.array()) : meaning(length.array());
            meanings.put(length.target(), new Extent(of));
        } else if (op instanceof Op.Call call && call.target().type() == Primitive.INT) {
            List<Object> parts = new ArrayList<>(List.of(call.function()));
            call.operands().forEach(operand -> parts.add(meaning(operand)));
            meanings.put(call.target(), parts);
        } else {
            boolean result = op instanceof Op.Return;
            for (Value operand : op.operands()) {
                found |= paths.containsKey(operand) && !(result && operand.equals(array));
            }
        }
        op.regions().forEach(region -> walk(region, new HashSet<>(stored)));
    }

    private void load(Op.Load load, Set<List<Object>> stored) {
        if (!paths.containsKey(load.array())) {
            return;
        }
        List<Object> element = element(load.array(), load.index());
        if (load.target().type() instanceof ArrayType) {
            paths.put(load.target(), element);
        } else {
            found |= stored.stream().noneMatch(known -> covers(known, element));
        }
    }

    private void counted(Op.For loop, Set<List<Object>> stored) {
        loop.operands().forEach(operand -> found |= paths.containsKey(operand));
        Value counter = loop.body().params().get(0);
        boolean plain =
                loop.step() == 1 && !loop.inclusive() && Integer.valueOf(0).equals(meanings.get(loop.first()));
        if (plain) {
            limits.put(counter, meaning(loop.limit()));
        }
        Set<List<Object>> inside = new HashSet<>(stored);
        walk(loop.body(), inside);
        inside.removeAll(stored);
        for (List<Object> element : inside) {
            if (plain && element.contains(counter)) {
                List<Object> swept = new ArrayList<>(element);
                swept.replaceAll(index -> index.equals(counter) ? new Range(limits.get(counter)) : index);
                stored.add(swept);
            }
        }
    }

    private Object meaning(Value value) {
        return meanings.getOrDefault(value, value);
    }

    private List<Object> element(Value row, Value index) {
        List<Object> element = new ArrayList<>(paths.get(row));
        element.add(meaning(index));
        return element;
    }

    private boolean covers(List<Object> known, List<Object> element) {
        boolean covers = known.size() == element.size();
        for (int i = 0; i < known.size() && covers; i++) {
            Object index = known.get(i);
            boolean whole = index instanceof Range range && range.limit().equals(new Extent(element.subList(0, i)));
            boolean swept = index instanceof Range range && range.limit().equals(limits.get(element.get(i)));
            boolean below = index instanceof Range range && isBelow(element.get(i), range.limit());
            covers = whole || swept || below || index.equals(element.get(i));
        }
        return covers;
    }

    private static boolean isBelow(Object index, Object limit) {
        return index instanceof Integer number && limit instanceof Integer bound && number >= 0 && number < bound;
    }
}
