package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.function.Predicate;

/** Counts operations of expanded functions. */
final class MatrixCode {
    private MatrixCode() {}

    static int allocations(Function function) {
        return count(function.body(), op -> op instanceof Op.Alloc);
    }

    static int loops(Function function) {
        return count(function.body(), op -> op instanceof Op.For);
    }

    private static int count(Region region, Predicate<Op> predicate) {
        int count = 0;
        for (Op op : region.ops()) {
            count += predicate.test(op) ? 1 : 0;
            for (Region inner : op.regions()) {
                count += count(inner, predicate);
            }
        }
        return count;
    }
}
