package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.Dense;
import dev.retrograd.processor.transform.Forward;
import dev.retrograd.processor.transform.Reverse;
import java.util.Set;

/** The compiler's phases between front end and back end, in order. */
final class Pipeline {
    private final StoragePolicy storage;
    private final Optimizer optimizer;

    Pipeline(Options options) {
        storage = options.storage();
        optimizer = new Optimizer(options.disabled());
    }

    /**
     * A derivative of a lowered method, ready for the back end.
     *
     * @param seeded the numbers of the results that take seeds; none if there is one result, a number
     * @param checkpoint which loop the gradient checkpoints; null for none
     */
    Function derive(Member member, Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return switch (member) {
            case GRADIENT -> plan(loops(sweeps(lowered, seeded, checkpoint)));
            case JVP -> plan(optimizer.apply(Forward.of(loops(optimizer.apply(lowered)), seeded)));
            case HVP ->
                plan(optimizer.apply(Forward.ofGradient(loops(sweeps(lowered, seeded, null)), lowered.active())));
            case HESSIAN -> plan(optimizer.apply(Dense.hessian(lowered)));
            case JACOBIAN -> plan(optimizer.apply(Dense.jacobian(lowered, seeded)));
        };
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return optimizer.apply(Reverse.of(optimizer.apply(lowered), seeded, checkpoint));
    }

    /** A function without matrix functions. */
    private Function loops(Function function) {
        Function expanded = Matrices.expand(function);
        return expanded == function ? function : optimizer.apply(expanded);
    }

    private Function plan(Function derived) {
        return optimizer.finish(StoragePlan.apply(derived, storage));
    }
}
