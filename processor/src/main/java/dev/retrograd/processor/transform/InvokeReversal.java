package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The reverse of a call that is not inlined: a call of the callee's reverse function with the adjoints of scalar results and the
 * shadows of arrays. It runs exactly as often as the forward function did, or the tape would get out of step.
 */
final class InvokeReversal {
    private final ReverseSweep sweep;

    InvokeReversal(ReverseSweep sweep) {
        this.sweep = sweep;
    }

    void reverse(Op.Invoke invoke) {
        Calls.Sweeps callee = sweep.context().calls().of(invoke);
        if (callee == null) {
            return;
        }
        String method = Calls.method(invoke);
        RegionBuilder builder = sweep.builder().at(invoke.origin().note("call of " + method));
        List<Value> operands = new ArrayList<>();
        for (Value result : Calls.pick(invoke.targets(), callee.seeds())) {
            Value seed = sweep.consume(result);
            operands.add(seed == null ? builder.constant(0.0) : seed);
        }
        List<Value> arrays = Calls.pick(invoke.operands(), callee.arrays());
        arrays.forEach(array -> operands.add(sweep.shadow(array)));
        List<Value> scalars = Calls.pick(invoke.operands(), callee.adjoints());
        List<Value> targets = scalars.stream().map(Names::adjointValue).toList();
        builder.add(new Op.Invoke(
                targets, "@" + method + CalleeNames.REVERSE, operands, Calls.reverse(operands), builder.origin()));
        for (int i = 0; i < scalars.size(); i++) {
            sweep.accumulate(scalars.get(i), targets.get(i));
        }
    }
}
