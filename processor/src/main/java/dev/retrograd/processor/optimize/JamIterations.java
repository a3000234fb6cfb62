package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.loops.Jam;

/** Runs four iterations of a loop at once where they add to the same adjoints. */
final class JamIterations implements Pass {
    @Override
    public String name() {
        return "jam";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasStores();
    }

    @Override
    public Function apply(Function function) {
        return Jam.apply(function);
    }
}
