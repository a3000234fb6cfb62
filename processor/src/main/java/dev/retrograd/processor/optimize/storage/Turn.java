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

    private final Set<Value> kept = new LinkedHashSet<>();
    private final Map<Op, Boolean> repeated = new IdentityHashMap<>();

    private Turn(Function sweeps, int position) {
        List<Op> ops = sweeps.body().ops();
        this.sweeps = sweeps;
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
        List<Function> callees = new ArrayList<>();
        for (Function callee : function.callees()) {
            int position = 0;
            while (!Op.Invoke.isTurn(callee.body().ops().get(position))) {
                position++;
            }
            Turn turn = new Turn(callee, position);
            if (callee.name().endsWith(CalleeNames.SWEEPS)) {
                callees.add(turn.forward());
                callees.add(turn.reverse());
            } else {
                callees.add(turn.method());
            }
        }
        return function.withCallees(callees);
    }

    private Function method() {
        List<Op> ops = new ArrayList<>(before);
        ops.addAll(after);
        return sweeps.withBody(new Region(sweeps.params(), ops));
    }

    private String name(String ending) {
        return CalleeNames.method(sweeps.name(), CalleeNames.SWEEPS) + ending;
    }

    private Function forward() {
        List<Value> params = sweeps.params().stream().filter(passed::contains).toList();
        int arguments = params.size() - sweeps.active().size();
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        builder.addAll(before);
        kept.forEach(value -> builder.add(TapeCalls.push(value, builder)));
        List<Value> results =
                passed.subList(arguments, passed.size() - sweeps.active().size());
        return new Function(name(CalleeNames.FORWARD), Set.of(), builder.returning(results));
    }

    private Function reverse() {
        List<Value> params = new ArrayList<>();
        sweeps.params().stream().filter(param -> !passed.contains(param)).forEach(params::add);
        sweeps.params().stream().filter(sweeps.active()::contains).forEach(params::add);
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        List<Value> stack = List.copyOf(kept);
        for (int i = stack.size() - 1; i >= 0; i--) {
            TapeCalls.pop(stack.get(i), builder);
        }
        before.stream().filter(repeated::containsKey).forEach(builder::add);
        builder.addAll(after);
        return new Function(name(CalleeNames.REVERSE), Set.of(), new Region(params, builder.ops()));
    }
}
