package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Lets calls that return several derivatives in a record do so: up to here these are the call's results. */
public final class RecordResults {
    private final Uses uses;

    private RecordResults(Uses uses) {
        this.uses = uses;
    }

    /** A function whose calls have one result at most. */
    public static Function apart(Function function) {
        return isConcerned(function.body())
                ? function.withBody(new RecordResults(Uses.of(function)).apart(function.body()))
                : function;
    }

    private static boolean isConcerned(Region region) {
        for (Op op : region.ops()) {
            if (isRecord(op)) {
                return true;
            }
            for (Region inner : op.regions()) {
                if (isConcerned(inner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRecord(Op op) {
        return op instanceof Op.Invoke invoke
                && invoke.rule() != null
                && invoke.rule().returned().isRecord();
    }

    private Region apart(Region region) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            if (isRecord(op)) {
                apart((Op.Invoke) op, ops);
            } else {
                ops.add(op.with(this::apart));
            }
        }
        return new Region(region.params(), ops);
    }

    private void apart(Op.Invoke invoke, List<Op> to) {
        CallRule.Parts returned = invoke.rule().returned();
        Value whole = Value.of(returned.record());
        to.add(new Op.Invoke(List.of(whole), invoke.callee(), invoke.operands(), invoke.contract(), invoke.origin()));
        for (int i = 0; i < invoke.targets().size(); i++) {
            Value part = invoke.targets().get(i);
            if (!uses.users(part).isEmpty()) {
                String accessor =
                        returned.record().erased() + "#" + returned.accessors().get(i);
                to.add(new Op.Invoke(List.of(part), accessor, List.of(whole), Contract.NONE, invoke.origin()));
            }
        }
    }
}
