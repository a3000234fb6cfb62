package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies a function operation by operation in program order, while values give way to others. */
abstract class Rewriter {
    private final Map<Value, Value> replacements = new HashMap<>();

    /** The rewritten function. */
    final Function rewrite(Function function) {
        return function.withBody(rewrite(function.body()));
    }

    /** The rewritten region. */
    final Region rewrite(Region region) {
        List<Op> ops = new ArrayList<>();
        region.ops().forEach(op -> visit(withOperands(op), ops));
        return new Region(region.params(), ops);
    }

    /** Rewrites one operation, whose operands are rewritten already and whose regions are not. */
    abstract void visit(Op op, List<Op> to);

    /** The operation with rewritten regions. */
    final Op withRegions(Op op) {
        return op.with(this::rewrite);
    }

    /** The operation as it reads now that values have been replaced. */
    final Op withOperands(Op op) {
        return replacements.isEmpty() ? op : op.with(this::resolve, region -> region);
    }

    /** What stands for a value now. */
    final Value resolve(Value value) {
        Value current = value;
        for (Value next = replacements.get(current); next != null; next = replacements.get(current)) {
            current = next;
        }
        return current;
    }

    /** Lets one value stand for another from here on. */
    final void replace(Value value, Value replacement) {
        replacements.put(value, resolve(replacement));
    }

    /** Lets values stand for others. */
    final void replaceAll(List<Value> values, List<Value> by) {
        for (int i = 0; i < values.size(); i++) {
            replace(values.get(i), by.get(i));
        }
    }
}
