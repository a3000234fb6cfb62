package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
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

    /** The gradient of a lowered method with one result, ready for the back end. */
    Function gradient(Function lowered) {
        return plan(sweeps(lowered));
    }

    /** The gradient of a lowered method whose results of these numbers take seeds. */
    Function gradient(Function lowered, Set<Integer> seeded) {
        return plan(optimizer.apply(Reverse.of(optimizer.apply(lowered), seeded)));
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered) {
        Function primal = optimizer.apply(lowered);
        return optimizer.apply(Reverse.of(primal));
    }

    private Function plan(Function sweeps) {
        Function expanded = Matrices.expand(sweeps);
        Function loops = expanded == sweeps ? sweeps : optimizer.apply(expanded);
        return optimizer.finish(StoragePlan.apply(loops, storage));
    }
}
