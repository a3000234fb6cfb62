package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts behind each operation the one that computes the tangent of its result. The tangent of an array is an array, which travels
 * with every reference to it; that of a scalar is a {@code double}, or nothing where it is zero by construction.
 */
class TangentSweep {
    private final List<Activity> activities;
    private final java.util.function.Function<Value, Op> definitions;
    private final CalleeTangents calls;
    private final Function function;
    private final List<Map<Value, Value>> directions = new ArrayList<>();
    private Map<Value, Value> tangents;
    private Activity activity;
    private int direction;
    private int loops;

    /**
     * A sweep over a function, along several directions at once: each operation runs once, and is followed by its tangents.
     *
     * @param activity what varies along any direction
     * @param activities what varies along each direction; one if the function has callees
     * @param calls the tangents of callees
     * @param function the function
     */
    TangentSweep(
            Activity activity,
            List<Activity> activities,
            java.util.function.Function<Value, Op> definitions,
            CalleeTangents calls,
            Function function) {
        this.activity = activity;
        this.activities = activities;
        this.definitions = definitions;
        this.calls = calls;
        this.function = function;
        activities.forEach(each -> directions.add(new HashMap<>()));
        tangents = directions.get(0);
    }

    /** Does something for each direction; {@link #find}, {@link #set} and {@link #isActive} are about that direction. */
    void eachDirection(Runnable action) {
        Activity any = activity;
        int outer = direction;
        for (int i = 0; i < directions.size(); i++) {
            at(i, activities.get(i));
            action.run();
        }
        at(outer, any);
    }

    private void at(int number, Activity active) {
        direction = number;
        tangents = directions.get(number);
        activity = active;
    }

    /** The number of the direction that {@link #eachDirection} is at. */
    int direction() {
        return direction;
    }

    boolean isActive(Value value) {
        return activity.isActive(value);
    }

    /** The operation that defines a value; null for parameters. */
    java.util.function.Function<Value, Op> definitions() {
        return definitions;
    }

    /** A label for a loop that belongs to tangents alone. */
    String label() {
        loops++;
        return "tangents" + loops;
    }

    /** The tangent of a value; null for zero. */
    Value find(Value value) {
        return tangents.get(value);
    }

    Value findOrZero(Value value, RegionBuilder to) {
        Value tangent = tangents.get(value);
        return tangent == null ? to.constant(0.0) : tangent;
    }

    void set(Value value, Value tangent) {
        tangent.nameIfAbsent(Names.tangent(value));
        tangents.put(value, tangent);
    }

    /** A new tangent for a value. */
    static Value fresh(Value value) {
        return Value.of(value.type().isFloating() ? Primitive.DOUBLE : value.type(), Names.tangent(value));
    }

    /** Where a tangent's operation comes from: an operation that is derived itself has told its rule already. */
    static Origin origin(Op op, String note) {
        return op.origin().note().isEmpty() ? op.origin().note(note) : op.origin();
    }

    void run(List<Op> ops, RegionBuilder to) {
        for (Op op : ops) {
            to.at(op.origin());
            if (op instanceof Op.If branch) {
                new RegionTangents(this).branch(branch, to);
            } else if (op instanceof Op.For loop) {
                new RegionTangents(this).loop(loop, to);
            } else if (op instanceof Op.While loop) {
                new RegionTangents(this).loop(loop, to);
            } else if (op instanceof Op.Restore restore) {
                restore(restore, to);
            } else if (op instanceof Op.Invoke turn && Op.Invoke.isTurn(turn)) {
                to.add(calls.turn(turn, function, this, to));
            } else if (!(op instanceof Op.Invoke invoke && calls.call(invoke, this, to))) {
                to.add(op);
                eachDirection(() -> behind(op, to));
            }
        }
    }

    /** Adds the tangent of a pure function. */
    void call(Op.Call call, RegionBuilder to) {
        new CallTangents(this).add(call, to);
    }

    /** A tangent as a {@code float}. */
    Value narrowed(Value tangent, RegionBuilder to) {
        return to.call(Primitive.FLOAT, "(float)", tangent);
    }

    private void behind(Op op, RegionBuilder to) {
        if (op instanceof Op.Call call) {
            call(call, to);
        } else if (op instanceof Op.Load load) {
            load(load, to);
        } else if (op instanceof Op.Store store) {
            store(store, to);
        } else if (op instanceof Op.Accumulate accumulate) {
            if (isActive(accumulate.target()) && find(accumulate.value()) != null) {
                Value target = find(accumulate.target());
                to.add(new Op.Accumulate(target, find(accumulate.value()), origin(op, "sum")));
            }
        } else if (op instanceof Op.Invoke invoke && invoke.rule() != null) {
            new RuleTangents(this, invoke).add(to);
        } else if (op instanceof Op.Save save) {
            if (activity.isActive(save.slot())) {
                to.add(new Op.Save(slot(save.slot()), findOrZero(save.value(), to), op.origin()));
            }
        } else {
            op.results().stream()
                    .filter(result -> result.type().isShadowed() && isActive(result))
                    .forEach(result -> storage(op, result, to));
        }
    }

    /** The tangent of a slot is a slot; it is taken back first, since it was saved last. */
    private void restore(Op.Restore restore, RegionBuilder to) {
        List<Op> restores = new ArrayList<>(List.of(restore));
        eachDirection(() -> {
            if (activity.isActive(restore.slot())) {
                Value tangent = fresh(restore.target());
                restores.add(0, new Op.Restore(tangent, slot(restore.slot()), restore.origin()));
                set(restore.target(), tangent);
            }
        });
        restores.forEach(to::add);
    }

    private String slot(String slot) {
        return slot + "Tangent" + (direction == 0 ? "" : direction + 1);
    }

    private void load(Op.Load load, RegionBuilder to) {
        if (!isActive(load.target()) || !isActive(load.array())) {
            return;
        }
        to.at(origin(load, "element read"));
        Value element = to.load(find(load.array()), load.index());
        boolean single = element.type() == Primitive.FLOAT;
        set(load.target(), single ? to.call(Primitive.DOUBLE, "(double)", element) : element);
    }

    private void store(Op.Store store, RegionBuilder to) {
        if (!isActive(store.array())) {
            return;
        }
        to.at(origin(store, "element write"));
        Value tangent = store.value().type().isShadowed() ? find(store.value()) : findOrZero(store.value(), to);
        Type element = ((ArrayType) store.array().type()).element();
        boolean single = element == Primitive.FLOAT;
        to.store(find(store.array()), store.index(), single ? narrowed(tangent, to) : tangent);
    }

    /** What makes or hands on storage does so for the tangent; what a kept call gives does not vary. */
    private void storage(Op op, Value result, RegionBuilder to) {
        Value tangent = fresh(result);
        set(result, tangent);
        if (op instanceof Op.Copy copy && find(copy.source()) != null) {
            to.add(new Op.Copy(tangent, find(copy.source()), copy.placement(), origin(op, "copy")));
        } else if (op instanceof Op.Alloc || op instanceof Op.Const || op instanceof Op.Shadow) {
            to.add(op.map(value -> value, value -> tangent, region -> region));
        } else {
            to.add(new Op.Shadow(tangent, result, Placement.FRESH, op.origin()));
        }
    }

    /** New tangents for those of the values that are active. */
    List<Value> freshFor(List<Value> values) {
        List<Value> result = new ArrayList<>();
        eachDirection(() -> {
            for (Value value : values) {
                if (isActive(value)) {
                    Value tangent = fresh(value);
                    set(value, tangent);
                    result.add(tangent);
                }
            }
        });
        return result;
    }

    /** The tangents of the values that go to active targets. */
    List<Value> passed(List<Value> targets, List<Value> sources, RegionBuilder to) {
        List<Value> result = new ArrayList<>();
        eachDirection(() -> {
            for (int i = 0; i < targets.size(); i++) {
                if (isActive(targets.get(i))) {
                    result.add(findOrZero(sources.get(i), to));
                }
            }
        });
        return result;
    }
}
