package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * About how many cycles a function takes on a processor that does several operations at a time, each of which waits for its operands. An
 * iteration of a loop takes as long as what the next one waits for, or as its operations take side by side, whichever is
 * longer: only the comparison of functions that do the same means anything.
 */
public final class Work {
    /** How many operations are done at a time. */
    private static final double WIDTH = 2.5;

    /** How often a loop runs whose number of iterations depends on the arguments. */
    private static final int TRIPS = 100;

    /** What going on with the next iteration takes beside its operations. */
    private static final double TURN = 1;

    private static final Cost NOTHING = new Cost(0, 0);
    private static final Cost SIMPLE = new Cost(1, 1);
    private static final Cost MEMORY = new Cost(4, 1);
    private static final Cost ARITHMETIC = new Cost(4, 1);
    private static final Cost DIVISION = new Cost(13, 15);
    private static final Cost FUNCTION = new Cost(25, 75);
    private static final Cost TAPE = new Cost(5, 8);

    private static final Set<String> ROOTS = Set.of("sqrt", "%");
    private static final Set<String> CHEAP = Set.of("abs", "max", "min", "fma", "signum", "copySign");

    private final Map<Value, Integer> integers = new HashMap<>();

    /**
     * What an operation takes.
     *
     * @param latency how long others wait for its results
     * @param slots in how many places of an operation it keeps others from running
     */
    private record Cost(double latency, double slots) {
        Cost times(double factor) {
            return new Cost(latency * factor, slots * factor);
        }
    }

    private Work() {}

    /** Estimates a function that is not called again; its callees count as one operation. */
    public static double of(Function function) {
        Cost cost = new Work().of(function.body(), List.of());
        return Math.max(cost.latency(), cost.slots() / WIDTH);
    }

    /** What a region takes from when these of its parameters are there. */
    private Cost of(Region region, List<Value> chained) {
        Map<Value, Double> ready = new HashMap<>();
        chained.forEach(param -> ready.put(param, 0.0));
        double slots = 0;
        for (Op op : region.ops()) {
            Cost cost = of(op);
            slots += cost.slots();
            Double start = start(op, ready);
            if (start != null || chained.isEmpty()) {
                double end = (start == null ? 0 : start) + cost.latency();
                op.results().forEach(result -> ready.put(result, end));
            }
        }
        double latency = chained.isEmpty()
                ? ready.values().stream().mapToDouble(Double::doubleValue).max().orElse(0)
                : region.yields().stream()
                        .mapToDouble(value -> ready.getOrDefault(value, 0.0))
                        .max()
                        .orElse(0);
        return new Cost(latency, slots);
    }

    /** When the last of the operands is there; null if nothing is waited for. */
    private static Double start(Op op, Map<Value, Double> ready) {
        Double start = latest(op.operands(), null, ready);
        for (Region inner : op.regions()) {
            for (Op used : inner.ops()) {
                start = latest(List.of(), later(start, start(used, ready)), ready);
            }
        }
        return start;
    }

    private static Double latest(List<Value> values, Double before, Map<Value, Double> ready) {
        Double latest = before;
        for (Value value : values) {
            latest = later(latest, ready.get(value));
        }
        return latest;
    }

    private static Double later(Double a, Double b) {
        return a == null || (b != null && b > a) ? b : a;
    }

    private Cost of(Op op) {
        if (op instanceof Op.Const constant) {
            if (constant.value() instanceof Integer number) {
                integers.put(constant.target(), number);
            }
            return NOTHING;
        } else if (op instanceof Op.Call call) {
            return call(call);
        } else if (op instanceof Op.If branch) {
            Cost then = of(branch.then(), List.of());
            Cost otherwise = of(branch.otherwise(), List.of());
            return new Cost(
                    SIMPLE.latency() + (then.latency() + otherwise.latency()) / 2,
                    SIMPLE.slots() + (then.slots() + otherwise.slots()) / 2);
        } else if (op instanceof Op.For loop) {
            return iteration(of(loop.body(), loop.carried())).times(trips(loop));
        } else if (op instanceof Op.While loop) {
            Cost test = of(loop.condition(), loop.condition().params());
            Cost body = of(loop.body(), loop.body().params());
            return iteration(new Cost(test.latency() + body.latency(), test.slots() + body.slots()))
                    .times(TRIPS);
        } else if (op instanceof Op.Invoke invoke) {
            return invoke.callee().startsWith("Tape.") ? TAPE : FUNCTION;
        } else if (op instanceof Op.Load || op instanceof Op.Store || op instanceof Op.Length) {
            return MEMORY;
        }
        return op instanceof Op.Yield || op instanceof Op.Return ? NOTHING : TAPE;
    }

    private static Cost iteration(Cost body) {
        double longer = TURN + Math.max(body.latency(), body.slots() / WIDTH);
        return new Cost(longer, longer * WIDTH);
    }

    private int trips(Op.For loop) {
        Integer first = integers.get(loop.first());
        Integer limit = integers.get(loop.limit());
        return first == null || limit == null
                ? TRIPS
                : Math.max(0, Math.abs(limit - first) / Math.abs(loop.step()) + (loop.inclusive() ? 1 : 0));
    }

    private static Cost call(Op.Call call) {
        if (!call.target().type().isFloating()) {
            return SIMPLE;
        }
        String function = call.function().substring(call.function().lastIndexOf('.') + 1);
        if (function.equals("/") || ROOTS.contains(function)) {
            return DIVISION;
        }
        return !Character.isLetter(function.charAt(0)) || CHEAP.contains(function) ? ARITHMETIC : FUNCTION;
    }
}
