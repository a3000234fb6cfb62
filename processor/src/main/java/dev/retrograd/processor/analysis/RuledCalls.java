package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The calls with rules that derivatives go through. */
public final class RuledCalls {
    private final List<Op.Invoke> calls = new ArrayList<>();

    private RuledCalls() {}

    /** Those of a function and its callees that are of a kind. */
    public static List<Op.Invoke> of(Function function, Predicate<Op.Invoke> kind) {
        Activity activity = Activity.of(function);
        RuledCalls found = new RuledCalls();
        found.scan(function.body(), activity, kind);
        function.callees().forEach(callee -> found.scan(callee.body(), activity.callee(callee.name()), kind));
        return List.copyOf(found.calls);
    }

    private void scan(Region region, Activity activity, Predicate<Op.Invoke> kind) {
        for (Op op : region.ops()) {
            op.regions().forEach(inner -> scan(inner, activity, kind));
            if (op instanceof Op.Invoke invoke
                    && invoke.rule() != null
                    && kind.test(invoke)
                    && invoke.targets().stream().anyMatch(activity::isActive)) {
                calls.add(invoke);
            }
        }
    }
}
