package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arrays and objects that callees get from their callers once more for the reverse sweep, instead of leaving a reference on the
 * tape for every call: those that every caller passes on as it got them itself, down from the function that starts.
 */
final class HandedDown {
    /** A parameter of a callee. */
    private record Place(String method, int param) {}

    private final Function function;
    /** What is passed for a parameter, wherever the callee is called: the caller's name, and the value. */
    private final Map<Place, Map<String, Set<Value>>> arguments = new LinkedHashMap<>();

    private final Map<String, Function> sweeps = new HashMap<>();
    private final Map<Place, Value> passed = new HashMap<>();
    private final Set<Place> wanted = new LinkedHashSet<>();
    private final Set<Value> visible = new HashSet<>();

    private HandedDown(Function function) {
        this.function = function;
        visible.addAll(function.params());
        function.body().ops().forEach(op -> visible.addAll(op.results()));
        for (Function callee : function.callees()) {
            if (callee.name().endsWith(CalleeNames.SWEEPS)) {
                sweeps.put(CalleeNames.method(callee.name(), CalleeNames.SWEEPS), callee);
            }
        }
        collect(function.name(), function.body());
        function.callees().forEach(callee -> collect(callee.name(), callee.body()));
        choose();
    }

    /**
     * Finds the parameters.
     *
     * @param kept what the reverse sweep of each callee of two sweeps reads of its forward sweep, by the callee's name
     */
    static HandedDown of(Function function, Map<String, Set<Value>> kept) {
        HandedDown handed = new HandedDown(function);
        kept.forEach((name, values) -> handed.want(CalleeNames.method(name, CalleeNames.SWEEPS), values));
        return handed;
    }

    /** The parameters of a callee of two sweeps that its reverse sweep takes too, in their order. */
    List<Value> params(Function callee) {
        String method = CalleeNames.method(callee.name(), CalleeNames.SWEEPS);
        List<Value> params = new ArrayList<>();
        places(method).forEach(place -> params.add(callee.params().get(place.param())));
        return params;
    }

    /** The function, or one of its callees, with calls of reverse sweeps that pass what these take. */
    Function rewritten(Function caller) {
        return caller.withBody(rewritten(caller.body(), caller.name()));
    }

    private Region rewritten(Region region, String caller) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            Op inside = op.with(nested -> rewritten(nested, caller));
            ops.add(inside instanceof Op.Invoke invoke && isReverse(invoke) ? handing(invoke, caller) : inside);
        }
        return new Region(region.params(), ops);
    }

    private Op.Invoke handing(Op.Invoke invoke, String caller) {
        List<Value> operands = new ArrayList<>(invoke.operands());
        for (Place place : places(CalleeNames.method(invoke.function(), CalleeNames.REVERSE))) {
            operands.addAll(arguments.get(place).get(caller));
        }
        return new Op.Invoke(invoke.targets(), invoke.callee(), operands, invoke.contract(), invoke.origin());
    }

    private boolean isReverse(Op.Invoke invoke) {
        if (!invoke.isInternal()) {
            return false;
        }
        String method = CalleeNames.method(invoke.function(), CalleeNames.REVERSE);
        return !method.equals(invoke.function()) && sweeps.containsKey(method);
    }

    private List<Place> places(String method) {
        Set<Integer> numbers = new TreeSet<>();
        wanted.stream().filter(place -> place.method().equals(method)).forEach(place -> numbers.add(place.param()));
        return numbers.stream().map(number -> new Place(method, number)).toList();
    }

    private void collect(String caller, Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(nested -> collect(caller, nested));
            if (op instanceof Op.Invoke invoke && invoke.isInternal()) {
                String method = CalleeNames.method(invoke.function(), CalleeNames.FORWARD);
                Function callee = sweeps.get(method);
                if (callee != null && !method.equals(invoke.function())) {
                    for (int i = 0;
                            i < callee.params().size() && i < invoke.operands().size();
                            i++) {
                        arguments
                                .computeIfAbsent(new Place(method, i), key -> new HashMap<>())
                                .computeIfAbsent(caller, key -> new LinkedHashSet<>())
                                .add(invoke.operands().get(i));
                    }
                }
            }
        }
    }

    /** Starts from all references and drops what some caller does not have at hand, until nothing changes. */
    private void choose() {
        arguments.keySet().stream()
                .filter(place -> isArgument(place.method(), place.param()))
                .forEach(place ->
                        passed.put(place, sweeps.get(place.method()).params().get(place.param())));
        boolean changed;
        do {
            changed = passed.keySet().removeIf(place -> !isAtHand(place));
        } while (changed);
    }

    private boolean isArgument(String method, int number) {
        Function callee = sweeps.get(method);
        Value param = callee.params().get(number);
        return !(param.type() instanceof Primitive) && !callee.active().contains(param);
    }

    private boolean isAtHand(Place place) {
        return arguments.get(place).entrySet().stream()
                .allMatch(caller -> caller.getValue().size() == 1
                        && isAtHand(
                                caller.getKey(), caller.getValue().iterator().next()));
    }

    private boolean isAtHand(String caller, Value value) {
        return caller.equals(function.name()) ? visible.contains(value) : passed.containsValue(value);
    }

    private void want(String method, Set<Value> kept) {
        passed.forEach((place, param) -> {
            if (place.method().equals(method) && kept.contains(param)) {
                want(place);
            }
        });
    }

    /** A caller that passes its own parameter on has to get it too. */
    private void want(Place place) {
        if (wanted.add(place)) {
            arguments
                    .get(place)
                    .values()
                    .forEach(values -> passed.forEach((above, param) -> {
                        if (values.contains(param)) {
                            want(above);
                        }
                    }));
        }
    }
}
