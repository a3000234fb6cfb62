package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Contract.Place;
import dev.retrograd.processor.ir.Contract.Share;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Passing;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tangents of callees: each one that derivatives go through becomes a function that takes the tangents of its active parameters
 * behind them and returns those of its active results behind these. Two sweeps stay two sweeps, whose turn passes tangents, too.
 */
final class CalleeTangents {
    private final List<Function> callees;
    private final Activity entry;

    CalleeTangents(Function function, Activity entry) {
        this.callees = function.callees();
        this.entry = entry;
    }

    /** The functions that calls with tangents need: tangents of active callees, the others as they are. */
    List<Function> functions() {
        return callees.stream()
                .map(callee -> isActive(callee) ? tangent(callee) : callee)
                .toList();
    }

    private boolean isActive(Function callee) {
        Activity inside = entry.callee(callee.name());
        return callee.params().stream().anyMatch(inside::isActive)
                || callee.results().stream().anyMatch(inside::isActive)
                || (isSweeps(callee)
                        && Passing.forward(callee).results().stream().anyMatch(inside::isActive));
    }

    private static boolean isSweeps(Function callee) {
        return callee.name().endsWith(CalleeNames.SWEEPS);
    }

    private static String tangentName(String name) {
        for (String ending : List.of(CalleeNames.SWEEPS, CalleeNames.FORWARD, CalleeNames.REVERSE)) {
            if (name.endsWith(ending)) {
                return CalleeNames.method(name, ending) + CalleeNames.TANGENT + ending;
            }
        }
        return name + CalleeNames.TANGENT;
    }

    private Function tangent(Function callee) {
        Activity activity = entry.callee(callee.name());
        Uses uses = Uses.of(callee);
        TangentSweep sweep = new TangentSweep(
                activity, List.of(activity), value -> uses.definition(value).orElse(null), this, callee);
        List<Value> params = new ArrayList<>();
        Set<Value> shadows = new HashSet<>(callee.active());
        for (List<Value> group : groups(callee)) {
            params.addAll(group);
            for (Value param : group) {
                if (activity.isActive(param)) {
                    Value tangent = TangentSweep.fresh(param);
                    params.add(tangent);
                    sweep.set(param, tangent);
                    if (callee.active().contains(param)) {
                        shadows.add(tangent);
                    }
                }
            }
        }
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        sweep.run(callee.body().body(), builder);
        List<Value> returned = new ArrayList<>(callee.results());
        callee.results().stream()
                .filter(activity::isActive)
                .forEach(result -> returned.add(tangent(sweep, result, builder)));
        return new Function(
                tangentName(callee.name()), shadows, builder.at(Origin.NONE).returning(returned));
    }

    /** The parameters in groups: a callee's arguments, their shadows, the adjoints of its results. */
    private static List<List<Value>> groups(Function callee) {
        if (!isSweeps(callee)) {
            return List.of(callee.params());
        }
        List<Value> passed = Passing.forward(callee).params();
        return List.of(
                passed.stream()
                        .filter(param -> !callee.active().contains(param))
                        .toList(),
                passed.stream().filter(callee.active()::contains).toList(),
                callee.params().stream()
                        .filter(param -> !passed.contains(param))
                        .toList());
    }

    /** A tangent that exists: zeros where the sweep has none. */
    private static Value tangent(TangentSweep sweep, Value value, RegionBuilder to) {
        Value known = sweep.find(value);
        if (known == null && value.type().isShadowed()) {
            Value zeros = TangentSweep.fresh(value);
            to.add(new Op.Shadow(zeros, value, Placement.FRESH, to.origin()));
            return zeros;
        }
        return known == null ? to.constant(0.0) : known;
    }

    /** Calls the tangent of a callee in its place; false if no derivative goes through the callee. */
    boolean call(Op.Invoke invoke, TangentSweep sweep, RegionBuilder to) {
        Passing passing = Passing.of(invoke, callees).orElse(null);
        if (passing == null || !isActive(passing.function())) {
            return false;
        }
        Activity inside = entry.callee(passing.function().name());
        List<List<Value>> all = groups(passing.function());
        boolean reverse = isSweeps(passing.function()) && invoke.function().endsWith(CalleeNames.REVERSE);
        List<List<Value>> groups = reverse ? List.of(all.get(2), all.get(1)) : all;
        List<Value> operands = new ArrayList<>();
        Map<Integer, Integer> moved = new HashMap<>();
        Map<Integer, Integer> tangents = new HashMap<>();
        for (List<Value> group : groups) {
            group.stream().filter(passing.params()::contains).forEach(param -> {
                int number = passing.params().indexOf(param);
                moved.put(number, operands.size());
                operands.add(invoke.operands().get(number));
            });
            group.stream()
                    .filter(param -> passing.params().contains(param) && inside.isActive(param))
                    .forEach(param -> {
                        int number = passing.params().indexOf(param);
                        tangents.put(number, operands.size());
                        operands.add(tangent(sweep, invoke.operands().get(number), to));
                    });
        }
        List<Value> targets = new ArrayList<>(invoke.targets());
        for (int i = 0; i < invoke.targets().size(); i++) {
            int place = invoke.operands().size() + i;
            moved.put(place, operands.size() + i);
            if (inside.isActive(passing.results().get(i))) {
                Value target = invoke.targets().get(i);
                Value tangent = TangentSweep.fresh(target);
                tangents.put(place, operands.size() + targets.size());
                targets.add(tangent);
                sweep.set(target, tangent);
            }
        }
        Contract contract = mirrored(invoke.contract(), moved, tangents);
        to.add(new Op.Invoke(targets, "@" + tangentName(invoke.function()), operands, contract, invoke.origin()));
        return true;
    }

    /** A callee's turn with tangents: arguments, results and shadows of arguments, each followed by its tangents. */
    Op.Invoke turn(Op.Invoke turn, Function callee, TangentSweep sweep, RegionBuilder to) {
        Activity inside = entry.callee(callee.name());
        int count = turn.operands().size();
        int arguments = groups(callee).get(0).size();
        List<Value> operands = new ArrayList<>();
        Map<Integer, Integer> moved = new HashMap<>();
        Map<Integer, Integer> tangents = new HashMap<>();
        int[] ends = {0, arguments, count - callee.active().size(), count};
        for (int group = 1; group < ends.length; group++) {
            for (int i = ends[group - 1]; i < ends[group]; i++) {
                moved.put(i, operands.size());
                operands.add(turn.operands().get(i));
            }
            for (int i = ends[group - 1]; i < ends[group]; i++) {
                if (inside.isActive(turn.operands().get(i))) {
                    tangents.put(i, operands.size());
                    operands.add(tangent(sweep, turn.operands().get(i), to));
                }
            }
        }
        Contract contract = mirrored(turn.contract(), moved, tangents);
        return new Op.Invoke(List.of(), turn.callee(), operands, contract, turn.origin());
    }

    /** What happens to arrays happens to their tangents. */
    static Contract mirrored(Contract contract, Map<Integer, Integer> moved, Map<Integer, Integer> tangents) {
        if (contract == null) {
            return null;
        }
        List<Share> shares = new ArrayList<>();
        for (Share share : contract.shares()) {
            Set<Place> places = new TreeSet<>();
            Set<Place> mirrors = new TreeSet<>();
            for (Place place : share.places()) {
                places.add(new Place(moved.get(place.index()), place.level()));
                if (tangents.containsKey(place.index())) {
                    mirrors.add(new Place(tangents.get(place.index()), place.level()));
                }
            }
            shares.add(new Share(places, share.written()));
            if (mirrors.size() > 1 || (share.written() && !mirrors.isEmpty())) {
                shares.add(new Share(mirrors, share.written()));
            }
        }
        return new Contract(shares);
    }
}
