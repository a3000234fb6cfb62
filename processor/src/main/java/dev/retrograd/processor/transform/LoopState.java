package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a loop hands from one iteration to the next.
 *
 * @param carried the carried variables as an iteration finds them
 * @param yielded the same as it leaves them
 * @param arrays the arrays from before the loop whose numbers it writes
 */
record LoopState(List<Value> carried, List<Value> yielded, List<Value> arrays) {

    static LoopState of(Op loop, Aliases aliases) {
        Set<Aliases.Storage> written = new HashSet<>();
        loop.regions().forEach(region -> collectWritten(region, aliases, written));
        Set<Value> free = new LinkedHashSet<>();
        loop.regions().forEach(region -> free.addAll(FreeValues.of(region)));
        free.removeIf(value -> isInside(value, loop));
        List<Value> arrays = new ArrayList<>();
        for (Value value : free) {
            if (value.type().isArray() && written.contains(aliases.leaf(value))) {
                arrays.add(value);
            }
        }
        if (loop instanceof Op.While conditional) {
            return new LoopState(
                    conditional.condition().params(), conditional.body().yields(), arrays);
        }
        Op.For counted = (Op.For) loop;
        return new LoopState(counted.carried(), counted.body().yields(), arrays);
    }

    private static boolean isInside(Value value, Op loop) {
        return loop.regions().stream()
                .anyMatch(region -> region.params().contains(value)
                        || region.ops().stream().anyMatch(op -> op.results().contains(value)));
    }

    private static void collectWritten(Region region, Aliases aliases, Set<Aliases.Storage> written) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Store store) {
                written.add(aliases.storage(store.array()));
            } else if (op instanceof Op.Accumulate accumulate) {
                written.add(aliases.leaf(accumulate.target()));
            } else if (op instanceof Op.Invoke) {
                op.operands().stream()
                        .filter(operand -> operand.type().isArray())
                        .forEach(operand -> written.add(aliases.leaf(operand)));
            }
            op.regions().forEach(inner -> collectWritten(inner, aliases, written));
        }
    }
}
