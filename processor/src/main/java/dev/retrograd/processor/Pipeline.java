package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.matrix.MatrixExpansion;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.transform.Reverse;

/** The compiler's phases between front end and back end, in order. */
final class Pipeline {
    private final Options options;

    Pipeline(Options options) {
        this.options = options;
    }

    /** The gradient of a lowered method, ready for the back end. */
    Function gradient(Function lowered) {
        Function sweeps = Reverse.of(lowered);
        Function loops = MatrixExpansion.expand(sweeps);
        return StoragePlan.apply(loops, options.storage());
    }
}
