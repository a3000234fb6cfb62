package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.loops.LinearSums;

/** Sums up what adjoints are multiples of, and multiplies once behind the loop. */
final class SumLinearParts implements Pass {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasDerivatives() && contents.hasStores();
    }

    @Override
    public Function apply(Function function) {
        return LinearSums.apply(function);
    }
}
