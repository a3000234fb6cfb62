package dev.retrograd.processor.optimize.fusion;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs forward and reverse sweep of a counted loop in the same iteration where the iterations meet only in sums whose adjoints are
 * known before the loop: the reverse loop then needs nothing that runs between the two, and what its iterations add to may be
 * added to in any order. Outer loops first, then the loops within the fused ones.
 */
public final class SweepFusion {
    private SweepFusion() {}

    /** The function with the sweeps of its loops fused where that changes nothing but the order of sums of adjoints. */
    public static Function apply(Function function) {
        Function fused = function;
        while (true) {
            Function next = once(fused);
            if (next == fused) {
                return fused;
            }
            fused = next;
        }
    }

    private static Function once(Function function) {
        if (!hasReverseLoop(function.body())) {
            return function;
        }
        Region body = once(function.body(), new Legality(function));
        return body == function.body() ? function : function.withBody(body);
    }

    private static boolean hasReverseLoop(Region region) {
        return region.ops().stream()
                .anyMatch(op -> (op instanceof Op.For loop && loop.label().endsWith("'"))
                        || op.regions().stream().anyMatch(SweepFusion::hasReverseLoop));
    }

    /** The region after the first fusion that is possible in it or below it; the same region if there is none. */
    private static Region once(Region region, Legality legality) {
        Map<String, Integer> forward = new HashMap<>();
        List<Op> ops = region.ops();
        for (int i = 0; i < ops.size(); i++) {
            if (!(ops.get(i) instanceof Op.For loop)) {
                continue;
            }
            Integer partner = partner(loop.label(), forward);
            if (partner != null) {
                Pair pair = new Pair(region, partner, i);
                List<Op> prerequisites = legality.prerequisites(pair);
                if (prerequisites != null) {
                    return pair.fuse(prerequisites);
                }
            }
            forward.put(loop.label(), i);
        }
        return nested(region, legality);
    }

    private static Integer partner(String label, Map<String, Integer> forward) {
        return label.endsWith("'") ? forward.get(label.substring(0, label.length() - 1)) : null;
    }

    private static Region nested(Region region, Legality legality) {
        List<Op> ops = new ArrayList<>(region.ops());
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            List<Region> inner = new ArrayList<>();
            op.regions().forEach(each -> inner.add(once(each, legality)));
            if (!inner.equals(op.regions())) {
                ops.set(i, op.map(v -> v, v -> v, each -> inner.get(op.regions().indexOf(each))));
                return new Region(region.params(), ops);
            }
        }
        return region;
    }
}
