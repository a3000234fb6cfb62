package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what hand-written adjoints do in place of calls of them, so that a gradient that calls them can be differentiated. */
public final class RuleBodies {
    private final Map<String, Function> bodies;
    private final Map<Value, Value> replaced = new HashMap<>();
    private int count;

    private RuleBodies(Map<String, Function> bodies) {
        this.bodies = bodies;
    }

    /**
     * Applies the transform.
     *
     * @param gradient the function
     * @param bodies what adjoints do, by the names that they are called by; others stay calls
     */
    public static Function apply(Function gradient, Map<String, Function> bodies) {
        RuleBodies transform = new RuleBodies(bodies);
        return bodies.isEmpty()
                ? gradient
                : gradient.each(function -> function.withBody(transform.inline(function.body())));
    }

    /** Whether what an adjoint does can stand for a call of the adjoint of a call. */
    public static boolean fits(Function body, Op.Invoke call) {
        List<Value> arguments = new ArrayList<>(call.operands());
        arguments.add(call.result());
        arguments.add(call.result());
        return body.callees().isEmpty()
                && types(body.results()).equals(types(call.rule().active(call.operands())))
                && types(body.params()).equals(types(arguments));
    }

    private static List<String> types(List<Value> values) {
        return values.stream().map(value -> value.type().toString()).toList();
    }

    private Region inline(Region region) {
        RegionBuilder to =
                new RegionBuilder(region.params(), region.terminator().origin());
        for (Op op : region.ops()) {
            Op here = op.with(value -> replaced.getOrDefault(value, value), this::inline);
            Function body = here instanceof Op.Invoke invoke ? bodies.get(invoke.callee()) : null;
            if (body == null) {
                to.add(here);
                continue;
            }
            List<Value> results = Embedding.of(body, here.operands(), "rule" + count++ + "_", to.at(here.origin()));
            for (int i = 0; i < results.size(); i++) {
                replaced.put(here.results().get(i), results.get(i));
            }
        }
        return new Region(region.params(), to.ops());
    }
}
