package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.fusion.SweepFusion;

/** Runs forward and reverse sweep of a loop in the same iteration where its iterations meet only in sums. */
final class FuseSweeps implements Pass {
    @Override
    public String name() {
        return "fuse";
    }

    @Override
    public Function apply(Function function) {
        return SweepFusion.apply(function);
    }
}
