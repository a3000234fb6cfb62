package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** The loop nests of row softmax and log-sum-exp, operation by operation those of {@code runtime}. */
final class SoftmaxLoops {
    private final LoopBuilder loops;

    SoftmaxLoops(LoopBuilder loops) {
        this.loops = loops;
    }

    /** Writes the softmax of each row to new rows. */
    void softmax(RegionBuilder to, Value a, Value target) {
        LoopBuilder.allocate(to, target, to.length(a), LoopBuilder.columns(to, a));
        loops.over(to, "i", to.length(a), (outer, i) -> {
            Value aRow = LoopBuilder.row(outer, a, i);
            Value row = LoopBuilder.row(outer, target, i);
            Value max = max(outer, aRow);
            Value start = LoopBuilder.start(outer, "sum", 0.0);
            Value sum = loops.fold(outer, "j", outer.length(row), start, (inner, j, partial) -> {
                Value exp = exp(inner, inner.load(aRow, j), max);
                exp.nameIfAbsent("exp");
                inner.store(row, j, exp);
                return inner.call(Primitive.DOUBLE, "+", partial, exp);
            });
            loops.over(
                    outer,
                    "j",
                    outer.length(row),
                    (inner, j) -> inner.store(row, j, inner.call(Primitive.DOUBLE, "/", inner.load(row, j), sum)));
        });
    }

    /** Writes the logarithm of each row's sum of exponentials to a new array. */
    void logSumExp(RegionBuilder to, Value a, Value target) {
        LoopBuilder.allocate(to, target, to.length(a));
        loops.over(to, "i", to.length(a), (outer, i) -> {
            Value aRow = LoopBuilder.row(outer, a, i);
            Value max = max(outer, aRow);
            Value magnitude = outer.call(Primitive.DOUBLE, "Math.abs", max);
            Value infinite = outer.call(Primitive.BOOLEAN, "==", magnitude, outer.constant(Double.POSITIVE_INFINITY));
            List<Value> result = outer.branch(
                    infinite,
                    List.of(Value.of(Primitive.DOUBLE)),
                    then -> List.of(max),
                    otherwise -> List.of(logOfSum(otherwise, aRow, max)));
            outer.store(target, i, result.get(0));
        });
    }

    private Value logOfSum(RegionBuilder to, Value row, Value max) {
        Value start = LoopBuilder.start(to, "sum", 0.0);
        Value sum = loops.fold(
                to,
                "j",
                to.length(row),
                start,
                (inner, j, partial) -> inner.call(Primitive.DOUBLE, "+", partial, exp(inner, inner.load(row, j), max)));
        return to.call(Primitive.DOUBLE, "+", max, to.call(Primitive.DOUBLE, "Math.log", sum));
    }

    private Value max(RegionBuilder to, Value row) {
        Value start = LoopBuilder.start(to, "max", Double.NEGATIVE_INFINITY);
        return loops.fold(
                to,
                "j",
                to.length(row),
                start,
                (inner, j, max) -> inner.call(Primitive.DOUBLE, "Math.max", max, inner.load(row, j)));
    }

    private static Value exp(RegionBuilder to, Value x, Value max) {
        return to.call(Primitive.DOUBLE, "Math.exp", to.call(Primitive.DOUBLE, "-", x, max));
    }
}
