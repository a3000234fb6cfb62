package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes functions of two sweeps apart, after their storage has been planned: the forward function leaves on the tape what the reverse
 * function needs of it, and whatever the callers do between the two leaves the tape as it was.
 */
public final class Turn {
    private final Function sweeps;
    private final List<Op> before;
    private final List<Op> after;
    private final List<Value> passed;
    private final List<Value> handedDown;

    private final Set<Value> kept = new LinkedHashSet<>();
    private final Map<Op, Boolean> repeated = new IdentityHashMap<>();

    private Turn(Function sweeps, List<Value> handedDown) {
        List<Op> ops = sweeps.body().ops();
        int position = 0;
        while (!Op.Invoke.isTurn(ops.get(position))) {
            position++;
        }
        this.sweeps = sweeps;
        this.handedDown = handedDown;
        this.before = ops.subList(0, position);
        this.after = ops.subList(position + 1, ops.size());
        this.passed = ops.get(position).operands();
        keep();
        repeat();
    }

    /** Finds what the reverse sweep reads of the forward sweep and of the method's own arguments. */
    private void keep() {
        Set<Value> wanted = FreeValues.of(new Region(List.of(), after));
        sweeps.params().stream()
                .filter(param -> wanted.contains(param) && isArgument(param))
                .forEach(kept::add);
        before.forEach(op -> op.results().stream().filter(wanted::contains).forEach(kept::add));
    }

    private boolean isArgument(Value param) {
        return passed.contains(param) && !sweeps.active().contains(param);
    }

    /** Lets the reverse sweep compute again what follows at little cost from something else that is kept. */
    private void repeat() {
        Map<Value, Op> literals = new HashMap<>();
        before.stream().filter(Op.Const.class::isInstance).forEach(op -> literals.put(op.result(), op));
        for (int i = before.size() - 1; i >= 0; i--) {
            Op op = before.get(i);
            boolean cheap = op instanceof Op.Const || (op instanceof Op.Call call && Recomputation.isCheapCall(call));
            boolean known =
                    op.operands().stream().allMatch(value -> kept.contains(value) || literals.containsKey(value));
            if (op.results().stream().anyMatch(kept::contains) && cheap && known) {
                op.results().forEach(kept::remove);
                repeated.put(op, true);
                op.operands().stream()
                        .filter(literals::containsKey)
                        .forEach(value -> repeated.put(literals.get(value), true));
            }
        }
    }

    /** A function whose callees are one sweep each, or the method itself; none has a turn any more. */
    public static Function apart(Function function) {
        Map<String, Set<Value>> kept = new HashMap<>();
        for (Function callee : function.callees()) {
            if (callee.name().endsWith(CalleeNames.SWEEPS)) {
                kept.put(callee.name(), new Turn(callee, List.of()).kept);
            }
        }
        HandedDown handedDown = HandedDown.of(function, kept);
        List<Function> callees = new ArrayList<>();
        for (Function callee : function.callees()) {
            Turn turn = new Turn(handedDown.rewritten(callee), handedDown.params(callee));
            if (kept.containsKey(callee.name())) {
                callees.add(turn.forward());
                callees.add(turn.reverse());
            } else {
                callees.add(turn.method());
            }
        }
        return handedDown.rewritten(function).withCallees(callees);
    }

    private Function method() {
        List<Op> ops = new ArrayList<>(before);
        ops.addAll(after);
        return sweeps.withBody(new Region(sweeps.params(), ops));
    }

    private String name(String ending) {
        return CalleeNames.method(sweeps.name(), CalleeNames.SWEEPS) + ending;
    }

    private List<Value> taped() {
        return kept.stream().filter(value -> !handedDown.contains(value)).toList();
    }

    private Function forward() {
        List<Value> params = sweeps.params().stream().filter(passed::contains).toList();
        int arguments = params.size() - sweeps.active().size();
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        builder.addAll(before);
        taped().forEach(value -> builder.add(TapeCalls.push(value, builder)));
        List<Value> results =
                passed.subList(arguments, passed.size() - sweeps.active().size());
        return new Function(name(CalleeNames.FORWARD), Set.of(), builder.returning(results));
    }

    private Function reverse() {
        List<Value> params = new ArrayList<>();
        sweeps.params().stream().filter(param -> !passed.contains(param)).forEach(params::add);
        sweeps.params().stream().filter(sweeps.active()::contains).forEach(params::add);
        params.addAll(handedDown);
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        List<Value> stack = taped();
        for (int i = stack.size() - 1; i >= 0; i--) {
            TapeCalls.pop(stack.get(i), builder);
        }
        before.stream().filter(repeated::containsKey).forEach(builder::add);
        builder.addAll(after);
        return new Function(name(CalleeNames.REVERSE), Set.of(), new Region(params, builder.ops()));
    }
}
