package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Contract.Place;
import dev.retrograd.processor.ir.Contract.Share;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The calls of active callees: each becomes a call of the callee's forward function and, in the reverse sweep, one of its reverse
 * function. All calls of a callee agree on what is passed beside the method's own arguments.
 */
final class Calls {
    /**
     * What goes in and out of a callee's sweeps.
     *
     * @param arrays the parameters whose shadows both sweeps take
     * @param arrayResults the results whose shadows the forward sweep returns
     * @param seeds the scalar results whose adjoints the reverse sweep takes
     * @param adjoints the scalar parameters whose adjoints the reverse sweep returns
     */
    record Sweeps(List<Integer> arrays, List<Integer> arrayResults, List<Integer> seeds, List<Integer> adjoints) {}

    private final Map<String, Sweeps> sweeps = new LinkedHashMap<>();

    private Calls() {}

    /** The calls that a function and its callees make. */
    static Calls of(Function function, Activity activity) {
        Calls calls = new Calls();
        for (Function callee : function.callees()) {
            Activity inside = activity.callee(callee.name());
            Sweeps found = new Sweeps(
                    indices(callee.params(), value -> value.type().isShadowed() && inside.isActive(value)),
                    indices(callee.results(), value -> value.type().isShadowed() && inside.isActive(value)),
                    indices(callee.results(), value -> value.type().isFloating() && inside.isActive(value)),
                    indices(callee.params(), value -> value.type().isFloating() && inside.isActive(value)));
            if (!found.equals(new Sweeps(List.of(), List.of(), List.of(), List.of()))) {
                calls.sweeps.put(callee.name(), found);
            }
        }
        return calls;
    }

    private static List<Integer> indices(List<Value> values, Predicate<Value> predicate) {
        return IntStream.range(0, values.size())
                .filter(i -> predicate.test(values.get(i)))
                .boxed()
                .toList();
    }

    /** The sweeps of a callee; null if no derivative goes through it. */
    Sweeps of(String callee) {
        return sweeps.get(callee);
    }

    /** The sweeps that a call of the method, or of its forward function, stands for; null if it stands for none. */
    Sweeps of(Op.Invoke invoke) {
        return invoke.isInternal() ? sweeps.get(method(invoke)) : null;
    }

    /** The method of a call of its forward function. */
    static String method(Op.Invoke invoke) {
        return CalleeNames.method(invoke.function(), CalleeNames.FORWARD);
    }

    static List<Value> pick(List<Value> values, List<Integer> indices) {
        return indices.stream().map(values::get).toList();
    }

    /** A call of the forward function in place of one of the method. */
    Op.Invoke forward(Op.Invoke invoke, UnaryOperator<Value> shadow) {
        Sweeps found = of(invoke);
        List<Value> operands = new ArrayList<>(invoke.operands());
        pick(invoke.operands(), found.arrays()).forEach(value -> operands.add(shadow.apply(value)));
        List<Value> targets = new ArrayList<>(invoke.targets());
        pick(invoke.targets(), found.arrayResults()).forEach(value -> targets.add(shadow.apply(value)));
        int arguments = invoke.operands().size();
        Map<Integer, Integer> moved = new HashMap<>();
        Map<Integer, Integer> shadows = new HashMap<>();
        for (int i = 0; i < found.arrays().size(); i++) {
            shadows.put(found.arrays().get(i), arguments + i);
        }
        for (int i = 0; i < invoke.targets().size(); i++) {
            moved.put(arguments + i, operands.size() + i);
        }
        for (int i = 0; i < found.arrayResults().size(); i++) {
            int behind = operands.size() + invoke.targets().size() + i;
            shadows.put(arguments + found.arrayResults().get(i), behind);
        }
        Contract contract = mirrored(invoke.contract(), invoke.places(), moved, shadows);
        return new Op.Invoke(targets, invoke.callee() + CalleeNames.FORWARD, operands, contract, invoke.origin());
    }

    /** A function's turn with the shadows of its results and parameters behind them. */
    static Op.Invoke turn(Op.Invoke turn, Function callee, Sweeps found, UnaryOperator<Value> shadow) {
        List<Value> operands = new ArrayList<>(turn.operands());
        Map<Integer, Integer> shadows = new HashMap<>();
        for (int i : found.arrayResults()) {
            int place = callee.params().size() + i;
            shadows.put(place, operands.size());
            operands.add(shadow.apply(turn.operands().get(place)));
        }
        for (int i : found.arrays()) {
            shadows.put(i, operands.size());
            operands.add(shadow.apply(turn.operands().get(i)));
        }
        Contract contract = mirrored(turn.contract(), turn.operands(), Map.of(), shadows);
        return new Op.Invoke(List.of(), turn.callee(), operands, contract, turn.origin());
    }

    /** What happens to references to arrays happens to those to their shadows; numbers are written in the reverse sweep only. */
    private static Contract mirrored(
            Contract contract, List<Value> values, Map<Integer, Integer> moved, Map<Integer, Integer> shadows) {
        List<Share> shares = new ArrayList<>();
        for (Share share : contract.shares()) {
            Set<Place> places = new TreeSet<>();
            Set<Place> mirrors = new TreeSet<>();
            boolean numbers = false;
            for (Place place : share.places()) {
                places.add(new Place(moved.getOrDefault(place.index(), place.index()), place.level()));
                if (shadows.containsKey(place.index())) {
                    mirrors.add(new Place(shadows.get(place.index()), place.level()));
                    numbers = place.level() + 1 == rank(values.get(place.index()));
                }
            }
            shares.add(new Share(places, share.written()));
            boolean written = share.written() && !numbers;
            if (mirrors.size() > 1 || (written && !mirrors.isEmpty())) {
                shares.add(new Share(mirrors, written));
            }
        }
        return new Contract(shares);
    }

    /** What a reverse function does: adds to the numbers that the shadows lead to. */
    static Contract reverse(List<Value> operands) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).type().isShadowed()) {
                shares.add(new Share(Set.of(new Place(i, rank(operands.get(i)) - 1)), true));
            }
        }
        return new Contract(shares);
    }

    private static int rank(Value value) {
        return value.type() instanceof ArrayType array ? array.rank() : 2;
    }
}
