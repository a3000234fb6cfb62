package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Values that give way to others, throughout a function. */
final class Substitution {
    private final Map<Value, Value> replacements = new HashMap<>();

    void replace(Value value, Value replacement) {
        replacements.put(value, replacement);
    }

    private Value of(Value value) {
        Value current = value;
        while (replacements.containsKey(current)) {
            current = replacements.get(current);
        }
        return current;
    }

    /** The function with the replacements made and without the dropped operations. */
    Function apply(Function function, Predicate<Op> dropped) {
        return replacements.isEmpty() ? function : function.withBody(region(function.body(), dropped));
    }

    private Region region(Region region, Predicate<Op> dropped) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            if (!dropped.test(op)) {
                ops.add(op.map(this::of, result -> result, inner -> region(inner, dropped)));
            }
        }
        return new Region(region.params(), ops);
    }
}
