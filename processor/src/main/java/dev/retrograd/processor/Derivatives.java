package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.Dense;
import dev.retrograd.processor.transform.Directions;
import dev.retrograd.processor.transform.Forward;
import dev.retrograd.processor.transform.Layout;
import dev.retrograd.processor.transform.Mode;
import dev.retrograd.processor.transform.ModePolicy;
import dev.retrograd.processor.transform.Order;
import dev.retrograd.processor.transform.Pattern;
import dev.retrograd.processor.transform.Reverse;
import dev.retrograd.processor.transform.Rows;
import dev.retrograd.processor.transform.RuleBodies;
import dev.retrograd.processor.transform.Sparse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which transforms make up the derivative of each member, with the optimizer between them. */
final class Derivatives {
    private final Optimizer optimizer;
    private final StoragePolicy storage;
    private final ModePolicy modes;

    Derivatives(Optimizer optimizer, StoragePolicy storage, ModePolicy modes) {
        this.optimizer = optimizer;
        this.storage = storage;
        this.modes = modes;
    }

    /**
     * A gradient, storage undecided.
     *
     * @param mode in which mode it is computed
     */
    record Gradient(Mode mode, Function function) {}

    /** The gradient of a method without checkpoints in the cheaper mode; empty where there is no choice but the adjoint. */
    Optional<Gradient> cheaper(Function method, Set<Integer> seeded) {
        boolean isForced = modes == ModePolicy.TANGENT;
        if (modes == ModePolicy.REVERSE
                || !seeded.isEmpty()
                || (!isForced && !Mode.hasLoops(method))
                || !Mode.isPossible(method)) {
            return Optional.empty();
        } else if (isForced) {
            return Optional.of(new Gradient(Mode.forced(method), tangents(method)));
        }
        Function reverse = gradient(method, seeded, null);
        if (StoragePlan.keepsOfLoops(reverse, storage)) {
            Function tangents = tangents(method);
            Mode mode = Mode.cheaper(StoragePlan.apply(reverse, storage), tangents, method);
            return Optional.of(new Gradient(mode, mode.isTangent() ? tangents : reverse));
        }
        return Optional.of(new Gradient(Mode.REVERSE, reverse));
    }

    /** A gradient by tangents: {@link Mode}. */
    private Function tangents(Function method) {
        return optimizer.apply(Forward.gradient(optimizer.apply(Contracts.apply(method))));
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return optimizer.apply(Reverse.of(optimizer.apply(Matrices.named(lowered)), seeded, checkpoint));
    }

    /** A gradient that is not differentiated again: large products are left to the kernels of {@code runtime}. */
    Function gradient(Function method, Set<Integer> seeded, Checkpoint checkpoint) {
        return optimized(sweeps(Contracts.apply(method), seeded, checkpoint), Matrices::expandForGood);
    }

    /** A derivative of a lowered method, without matrix functions, storage undecided. */
    Function of(Member member, Function method, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
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

    /** A derivative of second order; {@code adjoints} is what hand-written ones do, by the names that they are called by. */
    Function secondOrder(Member member, Function lowered, Layout layout, Map<String, Function> adjoints) {
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

    /** A gradient, or the product of a Hessian and a vector, that keeps nothing for a reverse sweep: by tangents only. */
    Function byTangents(Member member, Function method, Set<Integer> seeded) {
        Function plain = loops(optimizer.apply(Contracts.apply(method)));
        int result = member == Member.HVP ? 1 : 0;
        Function differentiated = result == 0 ? plain : optimizer.apply(Forward.of(plain, Set.of()));
        Sparse.Tangents tangents = tangents(differentiated, seeded.isEmpty() ? Set.of(result) : seeded);
        return optimizer.apply(
                Dense.gradient(differentiated, seeded, result, tangents.function(), tangents.directions()));
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
        if (Directions.isMany(plain)) {
            Function one = optimizer.apply(Forward.along(plain, seeded, 1));
            Optional<Function> lanes = Dense.byLanes(plain, seeded, layout, one);
            if (lanes.isPresent()) {
                return lanes.get();
            }
        }
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

    /** A function without matrix functions. */
    private Function loops(Function function) {
        return optimized(function, Matrices::expand);
    }

    private Function optimized(Function function, UnaryOperator<Function> expansion) {
        Function expanded = function.each(expansion);
        return expanded.equals(function) ? function : optimizer.apply(expanded);
    }
}
