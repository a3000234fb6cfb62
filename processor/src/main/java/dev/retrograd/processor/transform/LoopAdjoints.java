package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The scalars whose adjoints a reverse loop carries: the loop's own carried variables, and those from outside that its body
 * reads, whose adjoints it adds to.
 *
 * @param indices which of the carried variables are active
 * @param carried the active carried variables as the loop's region sees them
 * @param captured the active scalars from outside
 * @param params the adjoints of carried and captured as the reverse loop's region sees them
 * @param targets the same when the reverse loop has ended
 */
record LoopAdjoints(
        List<Integer> indices, List<Value> carried, List<Value> captured, List<Value> params, List<Value> targets) {

    static LoopAdjoints of(ReverseSweep sweep, Op loop, List<Value> variables) {
        List<Integer> indices = new ArrayList<>();
        List<Value> carried = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Value variable = variables.get(i);
            boolean active = sweep.context().isActive(variable)
                    || sweep.context().isActive(loop.results().get(i));
            if (variable.type().isFloating() && active) {
                indices.add(i);
                carried.add(variable);
            }
        }
        List<Value> captured = new ArrayList<>(sweep.captured(loop.regions()));
        List<Value> all = new ArrayList<>(carried);
        all.addAll(captured);
        return new LoopAdjoints(
                indices, carried, captured, Op.each(all, Names::adjointValue), Op.each(all, Names::adjointValue));
    }

    /** The adjoints at the start of an iteration of the reverse loop: those of what the forward iteration yielded. */
    void enter(ReverseSweep body, List<Value> yields) {
        for (int k = 0; k < captured.size(); k++) {
            body.adopt(captured.get(k), params.get(carried.size() + k));
        }
        for (int k = 0; k < carried.size(); k++) {
            body.accumulate(yields.get(indices.get(k)), params.get(k));
        }
    }

    /** The adjoints of carried and captured as they stand. */
    List<Value> current(ReverseSweep sweep) {
        List<Value> result = new ArrayList<>();
        carried.forEach(variable -> result.add(sweep.adjointOrZero(variable)));
        captured.forEach(variable -> result.add(sweep.adjointOrZero(variable)));
        return result;
    }

    /** Goes on behind the reverse loop. */
    void leave(ReverseSweep sweep, List<Value> inits) {
        for (int k = 0; k < captured.size(); k++) {
            sweep.adopt(captured.get(k), targets.get(carried.size() + k));
        }
        for (int k = 0; k < carried.size(); k++) {
            sweep.accumulate(inits.get(indices.get(k)), targets.get(k));
        }
    }
}
