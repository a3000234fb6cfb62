package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Passing;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which values need an adjoint: those that vary with an active parameter and that the result depends on. Scalars are decided
 * value by value, arrays and matrices by alias class.
 */
public final class Activity {
    private final Aliases aliases;
    private final Map<String, Activity> callees;
    private final Function function;
    private final Set<Object> varied = new HashSet<>();
    private final Set<Object> useful = new HashSet<>();
    private final Map<String, Passing> passed = new HashMap<>();
    private boolean changed;

    private Activity(Function function, Aliases aliases, Map<String, Activity> callees) {
        this.function = function;
        this.aliases = aliases;
        this.callees = callees;
    }

    /** Analyses a function; its callees have been completed by {@link Contracts}. */
    public static Activity of(Function function) {
        return of(function, Aliases.of(function));
    }

    /** Analyses a function whose aliases are known. */
    public static Activity of(Function function, Aliases aliases) {
        return of(function, function.results(), aliases);
    }

    /** Analyses what a function's active parameters have to do with some of its results. */
    public static Activity of(Function function, List<Value> results, Aliases aliases) {
        Map<String, Activity> callees = new LinkedHashMap<>();
        Activity entry = new Activity(function, aliases, callees);
        function.callees()
                .forEach(callee -> callees.put(callee.name(), new Activity(callee, Aliases.of(callee), callees)));
        List<Activity> all = new ArrayList<>(List.of(entry));
        all.addAll(callees.values());
        function.active().forEach(param -> entry.mark(entry.varied, param));
        results.forEach(result -> entry.mark(entry.useful, result));
        do {
            all.forEach(one -> one.changed = false);
            all.forEach(one -> one.forward(one.function.body()));
        } while (all.stream().anyMatch(one -> one.changed));
        do {
            all.forEach(one -> one.changed = false);
            all.forEach(one -> one.backward(one.function.body()));
        } while (all.stream().anyMatch(one -> one.changed));
        return entry;
    }

    /** The activity of a callee, whoever calls it. */
    public Activity callee(String name) {
        return callees.get(name);
    }

    /** The aliases that the activity of arrays was decided by. */
    public Aliases aliases() {
        return aliases;
    }

    /** Whether derivatives go through a callee: any of its parameters or results has one. */
    public boolean isActive(Op.Invoke invoke) {
        return Passing.of(invoke, functions()).stream()
                .anyMatch(passing -> Stream.concat(passing.params().stream(), passing.results().stream())
                        .anyMatch(callees.get(passing.function().name())::isActive));
    }

    /** The function with what varies and what is useful; what is both is active. */
    public static String print(Function function) {
        Activity activity = of(function);
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Value value) {
                boolean varied = activity.isVaried(value);
                boolean useful = activity.isUseful(value);
                return varied && useful ? "active" : varied ? "varied" : useful ? "useful" : "";
            }
        });
    }

    /** Whether a value needs an adjoint (a scalar) or a shadow (an array, a matrix). */
    public boolean isActive(Value value) {
        return isVaried(value) && isUseful(value);
    }

    /** Whether a value depends on an active parameter. */
    public boolean isVaried(Value value) {
        return isIn(varied, value);
    }

    /** Whether the result depends on a value. */
    public boolean isUseful(Value value) {
        return isIn(useful, value);
    }

    /** Whether what a slot keeps needs a derivative. */
    public boolean isActive(String slot) {
        return varied.contains(slot) && useful.contains(slot);
    }

    private Object key(Value value) {
        return value.type().isShadowed() ? aliases.leaf(value) : value;
    }

    private void mark(Set<Object> set, Value value) {
        if (value.type().isDifferentiable()) {
            changed |= set.add(key(value));
        }
    }

    /** If any of the sources is in the set, the target is. */
    private void propagate(Set<Object> set, List<Value> sources, Value target) {
        for (Value source : sources) {
            if (source.type().isDifferentiable() && set.contains(key(source))) {
                mark(set, target);
                return;
            }
        }
    }

    private void propagateEach(Set<Object> set, List<Value> sources, List<Value> targets) {
        for (int i = 0; i < sources.size(); i++) {
            propagate(set, List.of(sources.get(i)), targets.get(i));
        }
    }

    private void forward(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::forward);
            if (op instanceof Op.Call call) {
                if (!isConstant(call)) {
                    propagate(varied, call.operands(), call.target());
                }
            } else if (op instanceof Op.Load load) {
                propagate(varied, List.of(load.array()), load.target());
            } else if (op instanceof Op.Store store) {
                propagate(varied, List.of(store.value()), store.array());
            } else if (op instanceof Op.Copy copy) {
                propagate(varied, List.of(copy.source()), copy.target());
            } else if (op instanceof Op.Accumulate accumulate) {
                propagate(varied, List.of(accumulate.value()), accumulate.target());
            } else if (op instanceof Op.Save save) {
                changed |= isVaried(save.value()) && varied.add(save.slot());
            } else if (op instanceof Op.Restore restore && varied.contains(restore.slot())) {
                mark(varied, restore.target());
            } else if (op instanceof Op.Invoke invoke && invoke.rule() != null) {
                List<Value> active = invoke.rule().active(invoke.operands());
                invoke.targets().forEach(target -> propagate(varied, active, target));
            } else if (op instanceof Op.Invoke invoke) {
                call(invoke, activity -> activity.varied, true);
            } else if (op instanceof Op.If branch) {
                propagateEach(varied, branch.then().yields(), branch.targets());
                propagateEach(varied, branch.otherwise().yields(), branch.targets());
            } else if (op instanceof Op.For loop) {
                propagateEach(varied, loop.inits(), loop.carried());
                propagateEach(varied, loop.body().yields(), loop.carried());
                propagateEach(varied, loop.carried(), loop.targets());
            } else if (op instanceof Op.While loop) {
                propagateEach(varied, loop.inits(), loop.condition().params());
                propagateEach(varied, loop.body().yields(), loop.condition().params());
                propagateEach(varied, forwarded(loop), loop.body().params());
                propagateEach(varied, forwarded(loop), loop.targets());
            }
        }
    }

    private void backward(Region region) {
        for (int i = region.ops().size() - 1; i >= 0; i--) {
            Op op = region.ops().get(i);
            if (op instanceof Op.Call call) {
                if (!isConstant(call)) {
                    propagateBack(call.target(), call.operands());
                }
            } else if (op instanceof Op.Load load) {
                propagateBack(load.target(), List.of(load.array()));
            } else if (op instanceof Op.Store store) {
                propagateBack(store.array(), List.of(store.value()));
            } else if (op instanceof Op.Copy copy) {
                propagateBack(copy.target(), List.of(copy.source()));
            } else if (op instanceof Op.Accumulate accumulate) {
                propagateBack(accumulate.target(), List.of(accumulate.value()));
            } else if (op instanceof Op.Restore restore) {
                changed |= isUseful(restore.target()) && useful.add(restore.slot());
            } else if (op instanceof Op.Save save && useful.contains(save.slot())) {
                mark(useful, save.value());
            } else if (op instanceof Op.Invoke invoke && invoke.rule() != null) {
                List<Value> active = invoke.rule().active(invoke.operands());
                invoke.targets().forEach(target -> propagateBack(target, active));
            } else if (op instanceof Op.Invoke invoke) {
                call(invoke, activity -> activity.useful, false);
            } else if (op instanceof Op.If branch) {
                propagateEach(useful, branch.targets(), branch.then().yields());
                propagateEach(useful, branch.targets(), branch.otherwise().yields());
            } else if (op instanceof Op.For loop) {
                propagateEach(useful, loop.targets(), loop.carried());
                propagateEach(useful, loop.carried(), loop.body().yields());
                propagateEach(useful, loop.targets(), loop.body().yields());
            } else if (op instanceof Op.While loop) {
                propagateEach(useful, loop.targets(), forwarded(loop));
                propagateEach(useful, loop.body().params(), forwarded(loop));
                propagateEach(useful, loop.condition().params(), loop.body().yields());
            }
            op.regions().forEach(this::backward);
            if (op instanceof Op.For loop) {
                propagateEach(useful, loop.carried(), loop.inits());
                propagateEach(useful, loop.targets(), loop.inits());
            } else if (op instanceof Op.While loop) {
                propagateEach(useful, loop.condition().params(), loop.inits());
            }
        }
    }

    /** A row without derivative: the result does not vary, whatever the operands do. */
    private static boolean isConstant(Op.Call call) {
        return Rules.isZero(call.function()) || MatrixRules.isInactive(call.function());
    }

    private List<Function> functions() {
        return callees.values().stream().map(callee -> callee.function).toList();
    }

    /** Through a call: scalars with the flow of values, or against it; storage, which caller and callee share, both ways. */
    private void call(Op.Invoke invoke, Flow flow, boolean along) {
        Passing passing = invoke.isInternal() ? passed.get(invoke.function()) : null;
        if (passing == null && invoke.isInternal()) {
            passing = Passing.of(invoke, functions()).orElse(null);
            passed.put(invoke.function(), passing);
        }
        if (passing == null) {
            return;
        }
        Activity callee = callees.get(passing.function().name());
        for (int i = 0; i < invoke.operands().size(); i++) {
            Value outer = invoke.operands().get(i);
            pass(flow, outer, callee, passing.params().get(i), along);
        }
        for (int i = 0; i < invoke.targets().size(); i++) {
            Value outer = invoke.targets().get(i);
            pass(flow, outer, callee, passing.results().get(i), !along);
        }
    }

    private interface Flow {
        Set<Object> of(Activity activity);
    }

    private void pass(Flow flow, Value outer, Activity callee, Value inner, boolean inwards) {
        boolean shared = outer.type().isShadowed();
        if ((inwards || shared) && isIn(flow.of(this), outer)) {
            callee.mark(flow.of(callee), inner);
        }
        if ((!inwards || shared) && callee.isIn(flow.of(callee), inner)) {
            mark(flow.of(this), outer);
        }
    }

    private boolean isIn(Set<Object> set, Value value) {
        return value.type().isDifferentiable() && set.contains(key(value));
    }

    private void propagateBack(Value target, List<Value> sources) {
        sources.forEach(source -> propagate(useful, List.of(target), source));
    }

    private static List<Value> forwarded(Op.While loop) {
        return loop.condition().yields().subList(1, loop.targets().size() + 1);
    }
}
