package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Certainty;
import dev.retrograd.processor.analysis.KeptElements;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.Map;

/**
 * What every region's reverse sweep shares.
 *
 * @param activity which values have adjoints
 * @param aliases which references may be the same
 * @param certainty which adjoints may be zero because nothing was read
 * @param kept which loaded elements their array still holds
 * @param needs the values that the reverse sweep asks for
 * @param shadows the references whose shadow travels with them in the forward sweep
 * @param trips the trip count of each loop that is not counted
 * @param checkpoint which loop is checkpointed; null if none is
 * @param calls the calls of callees that derivatives go through
 * @param clearing clears shadows of the forward sweep where the reverse sweep runs more than once; null where it does not
 */
record SweepContext(
        Activity activity,
        Aliases aliases,
        Certainty certainty,
        KeptElements kept,
        Needs needs,
        Map<Value, Value> shadows,
        Map<Op.While, Value> trips,
        Checkpoint checkpoint,
        Calls calls,
        ShadowClearing clearing) {

    static SweepContext of(
            Activity activity, Certainty certainty, ShadowPairs.Paired paired, Calls calls, Checkpoint checkpoint) {
        return new SweepContext(
                activity,
                activity.aliases(),
                certainty,
                KeptElements.of(paired.function()),
                new Needs(paired.function()),
                paired.shadows(),
                paired.trips(),
                checkpoint,
                calls,
                null);
    }

    /** The same for a reverse sweep that clears the shadows of the forward sweep. */
    SweepContext clearing(ShadowClearing shadows) {
        return new SweepContext(
                activity, aliases, certainty, kept, needs, this.shadows, trips, checkpoint, calls, shadows);
    }

    boolean isCheckpointed(Op op) {
        return checkpoint != null && checkpoint.label().equals(Checkpointing.label(op));
    }

    boolean isActive(Value value) {
        return activity.isActive(value);
    }

    /** Whether no derivative goes through a loop: it has nothing to reverse, though it reads what has adjoints elsewhere. */
    boolean isIdle(Op loop) {
        return loop.results().stream().noneMatch(this::isActive)
                && loop.regions().stream().allMatch(this::isIdle);
    }

    private boolean isIdle(Region region) {
        return region.params().stream().noneMatch(this::isActive)
                && region.ops().stream()
                        .allMatch(op -> !(op instanceof Op.Invoke)
                                && !(op instanceof Op.Store store && isActive(store.array()))
                                && !(op instanceof Op.Accumulate sum && isActive(sum.target()))
                                && isIdle(op));
    }
}
