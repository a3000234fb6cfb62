package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which objects without derivative may have got hold of an active number: texts made of it, objects whose methods were given
 * it, the static state of classes. Found without regard to order; objects that the method has not made are one if they have
 * one type.
 */
final class Carriers {
    private static final Set<String> VALUES = Set.of("java.lang.String", "java.lang.Object");

    private final Activity activity;
    private final Set<Value> made = new HashSet<>();
    private final Set<Value> foreign = new HashSet<>();
    private final Set<Object> carriers = new HashSet<>();
    private boolean changed;

    private Carriers(Activity activity) {
        this.activity = activity;
    }

    /** Analyses a function. */
    static Carriers of(Function function, Activity activity) {
        Carriers carriers = new Carriers(activity);
        carriers.foreign.addAll(function.params());
        do {
            carriers.changed = false;
            carriers.foreign.forEach(carriers::sameOfType);
            carriers.scan(function.body());
        } while (carriers.changed);
        return carriers;
    }

    /** Whether what an operation is given may hold an active number, or lead to one. */
    boolean isGivenNumbers(Op.Invoke invoke) {
        String state = KeptCalls.state(invoke.callee());
        return (state != null && carriers.contains(state))
                || invoke.operands().stream().anyMatch(this::holds);
    }

    /** Whether an object that the method has not made is given an active number. */
    boolean isGivenNumbersToKeep(Op.Invoke invoke) {
        List<Value> operands = invoke.operands();
        return !made.contains(operands.get(0))
                && operands.subList(1, operands.size()).stream().anyMatch(this::holds);
    }

    private boolean holds(Value value) {
        return activity.isVaried(value) || carriers.contains(value);
    }

    private static boolean isObject(Type type) {
        return type instanceof ArrayType array
                ? isObject(array.leaf())
                : type instanceof ClassType && !type.equals(ClassType.MATRIX);
    }

    private void mark(Value value) {
        if (isObject(value.type())) {
            changed |= carriers.add(value);
        }
    }

    /** Marks what an operation may have put numbers into: an object that is no mere text. */
    private void markGiven(Value operand) {
        if (!(operand.type() instanceof ClassType type && VALUES.contains(type.name()))) {
            mark(operand);
        }
    }

    /** Two objects of one type that were handed in or stand in static fields may be one. */
    private void sameOfType(Value object) {
        if (carriers.contains(object.type())) {
            mark(object);
        } else if (carriers.contains(object)) {
            changed |= carriers.add(object.type());
        }
    }

    private void same(Value a, Value b) {
        if (carriers.contains(a)) {
            mark(b);
        } else if (carriers.contains(b)) {
            mark(a);
        }
    }

    private void same(List<Value> as, List<Value> bs) {
        for (int i = 0; i < as.size(); i++) {
            same(as.get(i), bs.get(i));
        }
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::scan);
            if (op instanceof Op.Call call) {
                call(call);
            } else if (op instanceof Op.Invoke invoke && invoke.rule() == null) {
                invoke(invoke);
            } else if (op instanceof Op.Load load) {
                same(load.array(), load.target());
            } else if (op instanceof Op.Store store) {
                same(store.array(), store.value());
            } else if (op instanceof Op.If branch) {
                same(branch.targets(), branch.then().yields());
                same(branch.targets(), branch.otherwise().yields());
            } else if (op instanceof Op.For loop) {
                same(loop.carried(), loop.inits());
                same(loop.carried(), loop.body().yields());
                same(loop.carried(), loop.targets());
            } else if (op instanceof Op.While loop) {
                List<Value> forwarded =
                        loop.condition().yields().subList(1, loop.targets().size() + 1);
                same(loop.condition().params(), loop.inits());
                same(loop.condition().params(), loop.body().yields());
                same(loop.body().params(), forwarded);
                same(loop.targets(), forwarded);
            }
        }
    }

    private void call(Op.Call call) {
        if (call.operands().isEmpty() && call.function().contains("#")) {
            foreign.add(call.target());
        }
        if (isObject(call.target().type()) && call.operands().stream().anyMatch(this::holds)) {
            mark(call.target());
        }
        if (call.function().startsWith("(") && carriers.contains(call.target())) {
            mark(call.operands().get(0));
        }
    }

    private void invoke(Op.Invoke invoke) {
        if (invoke.callee().endsWith(".new")) {
            made.addAll(invoke.targets());
        }
        if (isGivenNumbers(invoke)) {
            invoke.operands().forEach(this::markGiven);
            invoke.targets().forEach(this::mark);
            String state = KeptCalls.state(invoke.callee());
            if (state != null) {
                changed |= carriers.add(state);
            }
        } else if (invoke.targets().stream().anyMatch(carriers::contains)) {
            // What a result is given later may end up in the object that handed it out.
            invoke.operands().forEach(this::markGiven);
        }
    }
}
