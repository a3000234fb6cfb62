package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts behind each operation the one that computes which inputs its result depends on. A set of inputs is known by a number, 0 if it is
 * empty: it stands and travels where a tangent does. The set of a result is united of those that its operands were united of, so that
 * the unions of intermediate results, which nobody keeps, go away as dead code.
 */
final class DependencySweep extends TangentSweep {
    /** The class of what unites sets. */
    static final ClassType SETS = new ClassType("dev.retrograd.runtime.IndexSets");

    /** A union of more is united further as one. */
    private static final int MOST = 24;

    private final Value sets;
    private final Map<Value, Set<Value>> parts = new HashMap<>();
    private final Map<Value, Integer> order = new HashMap<>();

    DependencySweep(
            Activity activity,
            java.util.function.Function<Value, Op> definitions,
            CalleeTangents calls,
            Function function,
            Value sets) {
        super(activity, List.of(activity), definitions, calls, function);
        this.sets = sets;
    }

    @Override
    void call(Op.Call call, RegionBuilder to) {
        new Unions().add(call, to);
    }

    @Override
    Value narrowed(Value tangent, RegionBuilder to) {
        return narrowed(sets, tangent, to);
    }

    /** A set where numbers are {@code float}. */
    static Value narrowed(Value sets, Value set, RegionBuilder to) {
        return to.call(Primitive.FLOAT, SETS + "#single", sets, set);
    }

    /** The sets of pure functions. */
    private final class Unions extends CallTangents {
        Unions() {
            super(DependencySweep.this);
        }

        @Override
        void number(Op.Call call, RegionBuilder to) {
            Set<Value> united = new LinkedHashSet<>();
            for (int i = 0; i < call.operands().size(); i++) {
                Value set = find(call.operands().get(i));
                if (set != null && isContributing(call, i)) {
                    united.addAll(parts.getOrDefault(set, Set.of(set)));
                }
            }
            if (!united.isEmpty()) {
                set(call.target(), union(united, to));
            }
        }

        private Value union(Set<Value> united, RegionBuilder to) {
            if (united.size() == 1) {
                return united.iterator().next();
            }
            List<Value> operands = new ArrayList<>(united);
            operands.sort(Comparator.comparingInt(part -> order.computeIfAbsent(part, first -> order.size())));
            operands.add(0, sets);
            Value union = to.call(Primitive.DOUBLE, SETS + "#union", operands.toArray(Value[]::new));
            if (united.size() <= MOST) {
                parts.put(union, united);
            }
            return union;
        }
    }
}
