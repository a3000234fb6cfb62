package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a variable of an outer loop where that lets the reverse sweep recompute what every iteration of an inner loop would have to
 * store: one number instead of many.
 */
final class OuterVariables {
    private final Uses uses;
    private final Map<String, Integer> loops = new HashMap<>();
    private final Map<String, Set<Value>> kept = new LinkedHashMap<>();

    private OuterVariables(Uses uses) {
        this.uses = uses;
    }

    /** The function with saves and restores of the variables, by the labels of their loops. */
    static Function apply(Function function, Uses uses, List<Set<Value>> variables) {
        OuterVariables outer = new OuterVariables(uses);
        outer.count(function.body());
        variables.forEach(set -> set.forEach(outer::keep));
        return outer.kept.isEmpty() ? function : function.withBody(outer.rewrite(function.body()));
    }

    private void keep(Value variable) {
        Op.For loop = (Op.For) uses.parent(uses.scope(variable)).orElseThrow();
        if (loops.getOrDefault(loop.label(), 0) == 1 && loops.getOrDefault(loop.label() + "'", 0) == 1) {
            kept.computeIfAbsent(loop.label(), key -> new LinkedHashSet<>()).add(variable);
        }
    }

    private void count(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.For loop) {
                loops.merge(loop.label(), 1, Integer::sum);
            }
            op.regions().forEach(this::count);
        }
    }

    private static String slot(String label, int number) {
        return "outer " + label + " " + number;
    }

    private Region rewrite(Region region) {
        return new Region(region.params(), Op.each(region.ops(), this::rewrite));
    }

    private Op rewrite(Op op) {
        if (!(op instanceof Op.For loop)) {
            return op.with(this::rewrite);
        }
        boolean reverse = loop.label().endsWith("'");
        String label = reverse ? loop.label().substring(0, loop.label().length() - 1) : loop.label();
        if (!kept.containsKey(label)) {
            return op.with(this::rewrite);
        }
        List<Value> variables = List.copyOf(kept.get(label));
        return loop.with(body -> {
            List<Op> ops = new ArrayList<>(rewrite(body).ops());
            for (int i = 0; i < variables.size(); i++) {
                Value variable = variables.get(i);
                ops.add(
                        reverse ? 0 : ops.size() - 1,
                        reverse
                                ? new Op.Restore(variable.fresh(), slot(label, i), Origin.NONE)
                                : new Op.Save(slot(label, i), variable, Origin.NONE));
            }
            return new Region(body.params(), ops);
        });
    }
}
