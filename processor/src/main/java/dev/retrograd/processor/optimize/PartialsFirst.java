package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.loops.Preaccumulation;

/** Computes the partials of a whole iteration before they meet the adjoints that wait for the iteration before. */
final class PartialsFirst implements Pass {
    @Override
    public String name() {
        return "partials";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasDerivatives();
    }

    @Override
    public Function apply(Function function) {
        return Preaccumulation.apply(function);
    }
}
