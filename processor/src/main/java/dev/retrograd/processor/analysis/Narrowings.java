package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Span;
import java.util.HashSet;
import java.util.Set;

/** Finds where numbers that vary with the active parameters become integers. */
public final class Narrowings {
    private static final Set<String> CASTS = Set.of("(byte)", "(short)", "(char)", "(int)", "(long)");

    private Narrowings() {}

    /** The places in a function and its callees. */
    public static Set<Span> of(Function function) {
        Activity activity = Activity.of(function);
        Set<Span> places = new HashSet<>();
        collect(function.body(), activity, places);
        function.callees().forEach(callee -> collect(callee.body(), activity.callee(callee.name()), places));
        return places;
    }

    private static void collect(Region region, Activity activity, Set<Span> places) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Call call
                    && CASTS.contains(call.function())
                    && call.operands().stream().anyMatch(activity::isVaried)) {
                places.add(call.origin().span());
            }
            op.regions().forEach(inner -> collect(inner, activity, places));
        }
    }
}
