package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * The loop nests of products and transposes. Every element of a product is one chain of {@code Math.fma} over ascending
 * {@code k}, as {@code runtime} defines it; the innermost loop runs along rows.
 */
final class ProductLoops {
    private static final String RUNTIME = ClassType.MATRIX.name() + ".";

    private final LoopBuilder loops;
    private final boolean kernels;

    /** Makes nests; with {@code kernels} those of large products have the runtime's kernel in their place. */
    ProductLoops(LoopBuilder loops, boolean kernels) {
        this.loops = loops;
        this.kernels = kernels;
    }

    /** {@code target += a * b}. */
    void add(RegionBuilder to, Value target, Value a, Value b) {
        either(to, "addProduct", List.of(target, a, b), nest -> addInLoops(nest, target, a, b));
    }

    /** {@code target += a' * b}, along the rows of {@code a} as they are. */
    void addTransposed(RegionBuilder to, Value target, Value a, Value b) {
        either(to, "addTransposedProduct", List.of(target, a, b), nest -> addTransposedInLoops(nest, target, a, b));
    }

    /** The size is known when the method runs. */
    private void either(RegionBuilder to, String kernel, List<Value> operands, Consumer<RegionBuilder> nest) {
        if (!kernels) {
            nest.accept(to);
            return;
        }
        Value large = to.call(Primitive.BOOLEAN, "Matrix.isLarge", operands.get(1), operands.get(2));
        to.branch(
                large,
                List.of(),
                then -> {
                    then.add(new Op.Invoke(List.of(), RUNTIME + kernel, operands, then.origin()));
                    return List.of();
                },
                otherwise -> {
                    nest.accept(otherwise);
                    return List.of();
                });
    }

    private void addInLoops(RegionBuilder to, Value target, Value a, Value b) {
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

    private void addTransposedInLoops(RegionBuilder to, Value target, Value a, Value b) {
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
