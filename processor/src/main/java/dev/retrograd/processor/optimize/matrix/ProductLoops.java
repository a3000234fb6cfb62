package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;

/**
 * The loop nests of products and transposes. Every element of a product is one chain of {@code Math.fma} over ascending
 * {@code k}, as {@code runtime} defines it; the innermost loop runs along rows.
 */
final class ProductLoops {
    private final LoopBuilder loops;

    ProductLoops(LoopBuilder loops) {
        this.loops = loops;
    }

    /** {@code target += a * b}. */
    void add(RegionBuilder to, Value target, Value a, Value b) {
        loops.over(to, "i", to.length(a), (outer, i) -> {
            Value aRow = LoopBuilder.row(outer, a, i);
            Value row = LoopBuilder.row(outer, target, i);
            loops.over(outer, "k", outer.length(aRow), (middle, k) -> {
                Value factor = middle.load(aRow, k);
                factor.nameIfAbsent(LoopBuilder.name(a) + "Ik");
                multiplyAdd(middle, row, factor, LoopBuilder.row(middle, b, k));
            });
        });
    }

    /** {@code target += a' * b}, along the rows of {@code a} as they are. */
    void addTransposed(RegionBuilder to, Value target, Value a, Value b) {
        loops.over(to, "k", to.length(a), (outer, k) -> {
            Value aRow = LoopBuilder.row(outer, a, k);
            Value bRow = LoopBuilder.row(outer, b, k);
            loops.over(outer, "i", outer.length(aRow), (middle, i) -> {
                Value factor = middle.load(aRow, i);
                factor.nameIfAbsent(LoopBuilder.name(a) + "Ki");
                multiplyAdd(middle, LoopBuilder.row(middle, target, i), factor, bRow);
            });
        });
    }

    private void multiplyAdd(RegionBuilder to, Value row, Value factor, Value terms) {
        loops.over(to, "j", to.length(row), (inner, j) -> {
            Value sum = inner.call(Primitive.DOUBLE, "Math.fma", factor, inner.load(terms, j), inner.load(row, j));
            inner.store(row, j, sum);
        });
    }

    /** Writes the transpose of {@code a} to new rows. */
    void transpose(RegionBuilder to, Value a, Value target) {
        LoopBuilder.allocate(to, target, LoopBuilder.columns(to, a), to.length(a));
        loops.over(to, "i", to.length(a), (outer, i) -> {
            Value row = LoopBuilder.row(outer, a, i);
            loops.over(
                    outer,
                    "j",
                    outer.length(row),
                    (inner, j) -> inner.store(inner.load(target, j), i, inner.load(row, j)));
        });
    }

    /** {@code target += a'}. */
    void addTranspose(RegionBuilder to, Value target, Value a) {
        loops.over(to, "i", to.length(a), (outer, i) -> {
            Value row = LoopBuilder.row(outer, a, i);
            loops.over(
                    outer,
                    "j",
                    outer.length(row),
                    (inner, j) -> LoopBuilder.add(inner, inner.load(target, j), i, inner.load(row, j)));
        });
    }
}
