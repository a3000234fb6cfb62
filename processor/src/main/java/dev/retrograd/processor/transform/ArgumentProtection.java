package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lets a method that writes to its array parameters write to copies instead, so that the caller's arrays stay as they are, and
 * refuses at run time one array passed for two parameters of which one is written.
 */
public final class ArgumentProtection {
    private ArgumentProtection() {}

    /** Applies the transform. */
    public static Function apply(Function function) {
        Aliases aliases = Aliases.of(function);
        Map<Value, Value> copies = new HashMap<>();
        RegionBuilder builder = new RegionBuilder(function.params(), Origin.NONE);
        List<Value> arrays = function.params().stream()
                .filter(param -> param.type().isArray())
                .toList();
        for (Value param : arrays) {
            if (!aliases.isWrittenBelow(param)) {
                continue;
            }
            for (Value other : arrays) {
                boolean checkedBefore = copies.containsKey(other);
                if (other != param && !checkedBefore && other.type().equals(param.type())) {
                    refuseSame(builder, param, other);
                }
            }
            Value copy = param.fresh();
            copies.put(param, copy);
            builder.add(new Op.Copy(copy, param, Placement.FRESH, Origin.NONE));
        }
        if (copies.isEmpty()) {
            return function;
        }
        builder.addAll(rename(function.body(), value -> copies.getOrDefault(value, value))
                .ops());
        return function.withBody(new Region(function.params(), builder.ops()));
    }

    private static Region rename(Region region, UnaryOperator<Value> rename) {
        List<Op> ops = Op.each(region.ops(), op -> op.map(rename, value -> value, inner -> rename(inner, rename)));
        return new Region(region.params(), ops);
    }

    private static void refuseSame(RegionBuilder builder, Value written, Value other) {
        Value same = builder.call(Primitive.BOOLEAN, "==", written, other);
        String message = written.name() + " and " + other.name() + " are the same " + describe(written)
                + ", which the method writes: pass a copy";
        builder.branch(
                same,
                List.of(),
                inner -> {
                    Value text = inner.constant(new ClassType("java.lang.String"), message);
                    inner.add(new Op.Throw("java.lang.IllegalArgumentException", List.of(text), Origin.NONE));
                    return List.of();
                },
                inner -> List.of());
    }

    private static String describe(Value array) {
        return ((ArrayType) array.type()).rank() == 1 ? "array" : "array of arrays";
    }
}
