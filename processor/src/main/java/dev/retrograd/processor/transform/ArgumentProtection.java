package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lets a method that writes to its array parameters write to copies instead, so that the caller's arrays stay as they are, and
 * refuses at run time arguments that share an array which is written: their copies would not.
 */
final class ArgumentProtection {
    private ArgumentProtection() {}

    /**
     * A function that leaves its arguments as they are.
     *
     * @param function the function
     * @param copied the parameters in whose place a copy is used
     */
    record Protected(Function function, Set<Value> copied) {}

    /** Applies the transform. */
    static Protected apply(Function function) {
        Aliases aliases = Aliases.of(function);
        Map<Value, Value> copies = new HashMap<>();
        RegionBuilder builder = new RegionBuilder(function.params(), Origin.NONE);
        SharedStorage shared = new SharedStorage(builder, function.params());
        List<Value> references = function.params().stream()
                .filter(param -> param.type().isArray() || param.type().equals(ClassType.MATRIX))
                .toList();
        for (Value param : references) {
            if (!aliases.isWrittenBelow(param)) {
                continue;
            }
            shared.refuseWithin(param);
            for (Value other : references) {
                boolean checkedBefore = copies.containsKey(other);
                if (other != param && !checkedBefore) {
                    shared.refuseBetween(param, other);
                }
            }
            Value copy = param.fresh();
            copies.put(param, copy);
            builder.add(new Op.Copy(copy, param, Placement.FRESH, Origin.NONE));
        }
        if (copies.isEmpty()) {
            return new Protected(function, Set.of());
        }
        Region body = rename(function.body(), value -> copies.getOrDefault(value, value));
        builder.addAll(guarded(body, shared, copies.keySet()).ops());
        Region whole = new Region(function.params(), builder.ops());
        return new Protected(function.withBody(whole), Set.copyOf(copies.keySet()));
    }

    /** Behind whatever yields arrays that others have, refuses those that the method writes to as its arguments. */
    private static Region guarded(Region region, SharedStorage shared, Set<Value> written) {
        RegionBuilder builder = new RegionBuilder(region.params(), Origin.NONE);
        for (Op op : region.ops()) {
            builder.add(
                    op.regions().isEmpty()
                            ? op
                            : op.map(
                                    UnaryOperator.identity(),
                                    UnaryOperator.identity(),
                                    inner -> guarded(inner, shared, written)));
            for (Value foreign : foreign(op)) {
                written.forEach(param -> shared.refuseForeign(param, foreign, builder));
            }
        }
        return new Region(region.params(), builder.ops());
    }

    /** The arrays that an operation gets from objects or fields that others have, too. */
    private static List<Value> foreign(Op op) {
        boolean isForeign = (op instanceof Op.Invoke invoke
                        && !invoke.isInternal()
                        && !Op.Invoke.isTurn(invoke)
                        && invoke.rule() == null)
                || (op instanceof Op.Call call
                        && (call.operands().isEmpty() || call.function().contains("#")));
        return isForeign
                ? op.results().stream()
                        .filter(target -> target.type().isArray())
                        .toList()
                : List.of();
    }

    private static Region rename(Region region, UnaryOperator<Value> rename) {
        List<Op> ops = Op.each(region.ops(), op -> op.map(rename, value -> value, inner -> rename(inner, rename)));
        return new Region(region.params(), ops);
    }
}
