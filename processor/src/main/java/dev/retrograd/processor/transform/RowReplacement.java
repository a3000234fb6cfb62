package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a method replaces rows of an array of arrays, gives the array an object of its own beside the one that was made with its
 * rows. The rows then stay with the storage that they were made in, which may be reused, and so do the rows of its shadow. What
 * reads such an array as a whole gets an array of its own with the rows of that time, which the reverse of the operation still
 * finds, and their shadows with them.
 */
final class RowReplacement {
    private final Aliases aliases;
    private int loops;

    private RowReplacement(Aliases aliases) {
        this.aliases = aliases;
    }

    static Function apply(Function function) {
        RowReplacement replacement = new RowReplacement(Aliases.of(function));
        return function.withBody(replacement.rewrite(function.body()));
    }

    private Region rewrite(Region region) {
        RegionBuilder builder =
                new RegionBuilder(region.params(), region.terminator().origin());
        for (Op op : region.ops()) {
            builder.at(op.origin());
            Op reading = readsRows(op) ? reading(op, builder) : op;
            if (makesRows(op) && aliases.areRowsReplaced(op.result())) {
                separate(reading, builder);
            } else {
                builder.add(reading.map(UnaryOperator.identity(), UnaryOperator.identity(), this::rewrite));
            }
        }
        return new Region(region.params(), builder.ops());
    }

    private static boolean makesRows(Op op) {
        if (op instanceof Op.Alloc alloc) {
            return alloc.lengths().size() > 1;
        } else if (op instanceof Op.Call call) {
            return !MatrixRules.isAlias(call.function())
                    && (call.target().type().equals(ClassType.MATRIX)
                            || (call.target().type() instanceof ArrayType array && array.rank() > 1));
        }
        return op instanceof Op.Copy copy && !(copy.target().type() instanceof ArrayType array && array.rank() == 1);
    }

    /** Whether the reverse of an operation goes over all rows of an operand. */
    private static boolean readsRows(Op op) {
        return op instanceof Op.Call call && MatrixRules.find(call).isPresent();
    }

    private Op reading(Op op, RegionBuilder builder) {
        Map<Value, Value> snapshots = new HashMap<>();
        for (Value operand : op.operands()) {
            boolean replaced = operand.type().isShadowed() && aliases.areRowsReplaced(operand);
            if (replaced && !snapshots.containsKey(operand)) {
                Value snapshot = Value.of(operand.type(), operand.name());
                snapshots.put(operand, snapshot);
                collectLike(snapshot, operand, builder);
            }
        }
        return op.map(value -> snapshots.getOrDefault(value, value), UnaryOperator.identity(), region -> region);
    }

    private void separate(Op op, RegionBuilder builder) {
        Value target = op.result();
        Value made = target.fresh();
        builder.add(op.map(UnaryOperator.identity(), value -> made, UnaryOperator.identity()));
        collectLike(target, made, builder);
    }

    private void collectLike(Value target, Value made, RegionBuilder builder) {
        if (target.type().equals(ClassType.MATRIX)) {
            Value rows = Value.of(ArrayType.ROWS, target.name());
            collect(rows, builder.call(ArrayType.ROWS, "Matrix.data", made), builder);
            builder.add(new Op.Call(target, "Matrix.wrap", List.of(rows), builder.origin()));
        } else {
            collect(target, made, builder);
        }
    }

    /** Makes a new array of the given rows, down to the arrays of numbers. */
    private void collect(Value target, Value rows, RegionBuilder builder) {
        Value length = builder.length(rows);
        builder.add(new Op.Alloc(target, List.of(length), Placement.FRESH, builder.origin()));
        loops++;
        Value counter = Value.of(Primitive.INT, "i");
        builder.loop("rows" + loops, builder.constant(0), length, counter, inner -> {
            Value row = inner.load(rows, counter);
            if (((ArrayType) row.type()).rank() > 1) {
                Value own = row.fresh();
                collect(own, row, inner);
                row = own;
            }
            inner.store(target, counter, row);
        });
    }
}
