package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;

/** The loop nests of element-wise functions, of sums over them, and of additions to adjoints. */
final class ElementLoops {
    private final MatrixValues values;
    private final LoopBuilder loops;

    ElementLoops(MatrixValues values, LoopBuilder loops) {
        this.values = values;
        this.loops = loops;
    }

    /** Computes all elements of a call into new rows. */
    void store(RegionBuilder to, Op.Call call, Value target) {
        Value witness = values.witness(MatrixCalls.shapedLikeResult(call));
        LoopBuilder.allocate(to, target, to.length(witness), LoopBuilder.columns(to, witness));
        loops.over(to, "i", to.length(target), (outer, i) -> {
            Elements elements = Elements.of(values, outer, call, i);
            Value row = LoopBuilder.row(outer, target, i);
            loops.over(outer, "j", outer.length(row), (inner, j) -> inner.store(row, j, elements.at(inner, call, j)));
        });
    }

    /** Adds a matrix, deferred or not, to rows. */
    void add(RegionBuilder to, Value target, Value value) {
        loops.over(to, "i", to.length(target), (outer, i) -> {
            Elements elements = Elements.of(values, outer, value, i);
            Value row = LoopBuilder.row(outer, target, i);
            loops.over(
                    outer,
                    "j",
                    outer.length(row),
                    (inner, j) -> LoopBuilder.add(inner, row, j, elements.at(inner, value, j)));
        });
    }

    /** Adds arrays of any rank, row by row. */
    void addArrays(RegionBuilder to, Value target, Value value, int depth) {
        loops.over(to, depth == 0 ? "i" : "i" + depth, to.length(target), (inner, index) -> {
            if (((ArrayType) target.type()).element().isArray()) {
                Value row = LoopBuilder.row(inner, target, index);
                addArrays(inner, row, LoopBuilder.row(inner, value, index), depth + 1);
            } else {
                LoopBuilder.add(inner, target, index, inner.load(value, index));
            }
        });
    }

    /** The sum of all elements, row after row in one chain. */
    Value sum(RegionBuilder to, Value value) {
        Value witness = values.witness(value);
        Value start = LoopBuilder.start(to, "sum", 0.0);
        return loops.fold(to, "i", to.length(witness), start, (outer, i, sum) -> rowSum(outer, value, i, sum));
    }

    private Value rowSum(RegionBuilder to, Value value, Value i, Value start) {
        Elements elements = Elements.of(values, to, value, i);
        Value row = elements.row(to, stored(value), i);
        return loops.fold(to, "j", to.length(row), start, (inner, j, sum) -> {
            Value element = elements.at(inner, value, j);
            return inner.call(element.type(), "+", sum, element);
        });
    }

    /** The operand whose rows bound the loop over the columns. */
    private Value stored(Value value) {
        Op.Call call = values.deferred(value);
        return call == null ? value : stored(MatrixCalls.shapedLikeResult(call));
    }

    /** Adds the sum of each row to an array. */
    void addRowSums(RegionBuilder to, Value target, Value value, boolean isZero) {
        loops.over(to, "i", to.length(target), (outer, i) -> {
            Value sum = rowSum(outer, value, i, LoopBuilder.start(outer, "sum", 0.0));
            if (isZero) {
                outer.store(target, i, sum);
            } else {
                LoopBuilder.add(outer, target, i, sum);
            }
        });
    }

    /** Adds the sum of each column to an array. */
    void addColumnSums(RegionBuilder to, Value target, Value value) {
        Value witness = values.witness(value);
        loops.over(to, "i", to.length(witness), (outer, i) -> {
            Elements elements = Elements.of(values, outer, value, i);
            loops.over(
                    outer,
                    "j",
                    outer.length(target),
                    (inner, j) -> LoopBuilder.add(inner, target, j, elements.at(inner, value, j)));
        });
    }
}
