package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.processor.optimize.parallel.ChunkedLoops;
import dev.retrograd.processor.optimize.storage.Explanation;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.optimize.storage.Turn;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.Dense;
import dev.retrograd.processor.transform.Directions;
import dev.retrograd.processor.transform.FiniteChecks;
import dev.retrograd.processor.transform.Forward;
import dev.retrograd.processor.transform.Layout;
import dev.retrograd.processor.transform.Order;
import dev.retrograd.processor.transform.Pattern;
import dev.retrograd.processor.transform.RecordResults;
import dev.retrograd.processor.transform.Reverse;
import dev.retrograd.processor.transform.Rows;
import dev.retrograd.processor.transform.RuleBodies;
import dev.retrograd.processor.transform.Sparse;
import dev.retrograd.processor.transform.WhileCounting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The compiler's phases between front end and back end, in order. */
final class Pipeline {
    private final StoragePolicy storage;
    private final Optimizer optimizer;
    private final boolean checked;

    Pipeline(Options options) {
        storage = options.storage();
        optimizer = new Optimizer(options.disabled());
        checked = options.checked();
    }

    /**
     * A derivative of a lowered method, ready for the back end.
     *
     * @param seeded the numbers of the results that take seeds; none if there is one result, a number
     * @param layout the order of the numbers in parameters and results
     * @param checkpoint which loop the gradient checkpoints; null for none
     * @param adjoints what hand-written adjoints do, for second derivatives, by the names that they are called by
     */
    Function derive(
            Member member,
            Function lowered,
            Set<Integer> seeded,
            Layout layout,
            Checkpoint checkpoint,
            Map<String, Function> adjoints) {
        return plan(
                member.isOfScalars()
                        ? secondOrder(member, Contracts.apply(lowered), layout, adjoints)
                        : last(member, lowered, seeded, layout, checkpoint),
                member == Member.JACOBIAN);
    }

    /** A derivative that is to be differentiated again, without slots; empty if that takes a tape. */
    Optional<Function> nested(Member member, Function lowered, Set<Integer> seeded) {
        Function derived = derivative(member, lowered, seeded, Layout.FLAT, null);
        return StoragePlan.withoutTape(derived)
                .or(() -> StoragePlan.withoutTape(
                        derivative(member, WhileCounting.apply(lowered), seeded, Layout.FLAT, null)))
                .map(optimizer::apply);
    }

    /** Where the values live in what {@link #derive} gives. */
    Explanation explain(Member member, Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return StoragePlan.explain(last(member, lowered, seeded, Layout.FLAT, checkpoint), storage);
    }

    /** A derivative that is not differentiated again. */
    private Function last(Member member, Function method, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        return member == Member.GRADIENT
                ? optimized(sweeps(Contracts.apply(method), seeded, checkpoint), Matrices::expandForGood)
                : derivative(member, method, seeded, layout, checkpoint);
    }

    private Function derivative(
            Member member, Function method, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        Function lowered = Contracts.apply(method);
        return switch (member) {
            case GRADIENT -> loops(sweeps(lowered, seeded, checkpoint));
            case JVP -> optimizer.apply(Forward.of(loops(optimizer.apply(lowered)), seeded));
            case JACOBIAN -> optimizer.apply(jacobian(lowered, seeded, layout, checkpoint));
            case SPARSE_JACOBIAN -> optimizer.apply(sparseJacobian(lowered, seeded, layout, checkpoint));
            case JACOBIAN_PATTERN ->
                optimizer.apply(Pattern.ofJacobian(loops(optimizer.apply(lowered)), seeded, layout));
            default -> secondOrder(member, lowered, layout, Map.of());
        };
    }

    private Function secondOrder(Member member, Function lowered, Layout layout, Map<String, Function> adjoints) {
        Function gradient = loops(RuleBodies.apply(sweeps(lowered, Set.of(), null), adjoints));
        return optimizer.apply(
                switch (member) {
                    case HVP -> Forward.ofGradient(gradient, lowered.active());
                    case HESSIAN_PATTERN -> Pattern.ofHessian(lowered, layout, gradient);
                    case SPARSE_HESSIAN -> Sparse.hessian(lowered, layout, products(gradient, lowered));
                    case HESSIAN_DIAGONAL -> Sparse.diagonal(lowered, layout, gradient, products(gradient, lowered));
                    case HESSIAN -> {
                        Sparse.Tangents products = products(gradient, lowered);
                        yield Dense.hessian(lowered, layout, products.function(), products.directions());
                    }
                    default -> throw new IllegalArgumentException(member + " is not of second order");
                });
    }

    private Sparse.Tangents products(Function gradient, Function lowered) {
        int directions = Directions.of(gradient, lowered.active());
        Function products = directions == 1
                ? Forward.ofGradient(gradient, lowered.active())
                : Forward.ofGradientAlong(gradient, lowered.active(), directions);
        return new Sparse.Tangents(optimizer.apply(products), directions);
    }

    private Function sparseJacobian(Function lowered, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        Function plain = loops(optimizer.apply(lowered));
        Function gradient = loops(sweeps(lowered, seeded, checkpoint));
        return seeded.isEmpty()
                ? Sparse.row(plain, layout, gradient)
                : Sparse.jacobian(plain, seeded, layout, tangents(plain, seeded), gradient);
    }

    private Function jacobian(Function lowered, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        Function primal = optimizer.apply(lowered);
        if (seeded.isEmpty()) {
            return Dense.row(lowered, layout, loops(sweeps(lowered, seeded, checkpoint)));
        }
        Function plain = loops(primal);
        return switch (Order.of(plain, seeded)) {
            case COLUMNS -> byColumns(plain, seeded, layout);
            case ROWS -> byRows(primal, plain, seeded, layout, checkpoint);
            case EITHER ->
                Dense.either(
                        plain,
                        seeded,
                        layout,
                        byColumns(plain, seeded, layout),
                        byRows(primal, plain, seeded, layout, checkpoint));
        };
    }

    private Function byColumns(Function plain, Set<Integer> seeded, Layout layout) {
        Sparse.Tangents tangents = tangents(plain, seeded);
        return Dense.byColumns(plain, seeded, layout, tangents.function(), tangents.directions());
    }

    private Sparse.Tangents tangents(Function plain, Set<Integer> seeded) {
        int directions = Directions.of(plain, plain.active());
        Function tangents = directions == 1 ? Forward.of(plain, seeded) : Forward.along(plain, seeded, directions);
        return new Sparse.Tangents(optimizer.apply(tangents), directions);
    }

    /** With one forward sweep for all rows where that needs no tape, which can be read but once. */
    private Function byRows(
            Function primal, Function plain, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        Optional<Function> shared = checkpoint == null
                ? Rows.of(primal, seeded, layout).map(rows -> loops(optimizer.apply(rows)))
                : Optional.empty();
        return shared.filter(rows -> !StoragePlan.needsTape(rows, storage))
                .orElseGet(() -> Dense.byRows(plain, seeded, layout, loops(sweeps(primal, seeded, checkpoint))));
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return optimizer.apply(Reverse.of(optimizer.apply(lowered), seeded, checkpoint));
    }

    /** A function without matrix functions. */
    private Function loops(Function function) {
        return optimized(function, Matrices::expand);
    }

    private Function optimized(Function function, UnaryOperator<Function> expansion) {
        Function expanded = function.each(expansion);
        return expanded.equals(function) ? function : optimizer.apply(expanded);
    }

    /** The gradient with loops in chunks that may run beside each other, and what stands against that for others. */
    ChunkedLoops.Result inChunks(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        Function planned = stored(last(Member.GRADIENT, lowered, seeded, Layout.FLAT, checkpoint), false);
        ChunkedLoops.Result result = ChunkedLoops.apply(
                planned, planned.results().size() - lowered.active().size());
        return new ChunkedLoops.Result(checked(result.function()), result.findings(), result.isSplit());
    }

    private Function plan(Function derived, boolean rounded) {
        return checked(optimizer.jam(stored(derived, rounded)));
    }

    private Function stored(Function derived, boolean rounded) {
        Function placed = StoragePlan.apply(derived.each(RecordResults::apart), storage);
        return Turn.apart(optimizer.finish(placed, rounded));
    }

    private Function checked(Function planned) {
        return checked ? planned.each(FiniteChecks::apply) : planned;
    }
}
