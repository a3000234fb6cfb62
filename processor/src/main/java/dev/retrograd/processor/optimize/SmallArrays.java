package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the arrays that need not be arrays: made by the function with a small length that is known, never seen by anybody else, and
 * read and written only at indices that are known. A branch may choose one of two, each made in its own arm.
 */
final class SmallArrays {
    private static final int LONGEST = 16;

    private final Map<Value, ShortLoop> loops;
    private final Map<Value, Integer> constants = new HashMap<>();
    private final Map<Value, Region> madeIn = new HashMap<>();
    private final Map<Value, Integer> lengths = new HashMap<>();
    private final Set<Value> refused = new HashSet<>();
    private boolean changed;

    private SmallArrays(Map<Value, ShortLoop> loops) {
        this.loops = loops;
    }

    /** The lengths of these arrays in a function's body; a reference that a branch gives counts as an array. */
    static Map<Value, Integer> of(Region body) {
        return of(body, Map.of());
    }

    /**
     * The lengths of the arrays that are such, or would be if these loops were written out.
     *
     * @param loops loops by their counters
     */
    static Map<Value, Integer> of(Region body, Map<Value, ShortLoop> loops) {
        SmallArrays arrays = new SmallArrays(loops);
        arrays.collect(body);
        if (arrays.lengths.isEmpty()) {
            return Map.of();
        }
        do {
            arrays.changed = false;
            arrays.check(body, null);
            arrays.lengths.keySet().removeAll(arrays.refused);
        } while (arrays.changed);
        return arrays.lengths;
    }

    private void collect(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::collect);
            op.results().forEach(result -> madeIn.put(result, region));
            if (op instanceof Op.Const constant && constant.value() instanceof Integer number) {
                constants.put(constant.target(), number);
            } else if (op instanceof Op.Alloc alloc && alloc.lengths().size() == 1) {
                learn(alloc.target(), constants.get(alloc.lengths().get(0)));
            } else if (op instanceof Op.Shadow shadow) {
                learn(shadow.target(), lengths.get(shadow.primal()));
            } else if (op instanceof Op.If branch) {
                choose(branch);
            }
        }
    }

    private void learn(Value array, Integer length) {
        boolean numbers = array.type() instanceof ArrayType type && type.element() instanceof Primitive;
        if (numbers && length != null && length >= 0 && length <= LONGEST) {
            lengths.put(array, length);
        }
    }

    private void choose(Op.If branch) {
        for (int i = 0; i < branch.targets().size(); i++) {
            Value then = branch.then().yields().get(i);
            Value otherwise = branch.otherwise().yields().get(i);
            boolean own =
                    branch.then().equals(madeIn.get(then)) && branch.otherwise().equals(madeIn.get(otherwise));
            if (own && lengths.containsKey(then) && lengths.get(then).equals(lengths.get(otherwise))) {
                lengths.put(branch.targets().get(i), lengths.get(then));
            }
        }
    }

    private void check(Region region, Op.If branch) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Load load) {
                access(load.array(), load.index());
            } else if (op instanceof Op.Store store) {
                access(store.array(), store.index());
                refuse(store.value());
            } else if (op instanceof Op.Shadow shadow) {
                if (!lengths.containsKey(shadow.target())) {
                    refuse(shadow.primal());
                }
            } else if (op instanceof Op.Yield && branch != null) {
                hand(region, branch);
            } else if (!(op instanceof Op.Length)) {
                op.operands().forEach(this::refuse);
            }
            op.regions().forEach(inner -> check(inner, op instanceof Op.If inside ? inside : null));
        }
    }

    private void access(Value array, Value index) {
        Integer length = lengths.get(array);
        if (length != null && !isWithin(index, length)) {
            refuse(array);
        }
    }

    private boolean isWithin(Value index, int length) {
        ShortLoop loop = loops.get(index);
        Integer position = constants.get(index);
        return loop != null ? loop.isWithin(length) : position != null && position >= 0 && position < length;
    }

    /** What an arm yields stands for the result alone, and the result for nothing else. */
    private void hand(Region arm, Op.If branch) {
        Set<Value> yielded = new HashSet<>();
        for (int i = 0; i < branch.targets().size(); i++) {
            Value value = arm.yields().get(i);
            Value target = branch.targets().get(i);
            if (!lengths.containsKey(value)) {
                refuse(target);
            } else if (!lengths.containsKey(target) || !yielded.add(value)) {
                refuse(value);
            }
        }
    }

    private void refuse(Value value) {
        if (lengths.containsKey(value)) {
            changed |= refused.add(value);
        }
    }
}
