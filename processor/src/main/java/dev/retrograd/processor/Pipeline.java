package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.Rounding;
import dev.retrograd.processor.optimize.parallel.ChunkedLoops;
import dev.retrograd.processor.optimize.storage.Explanation;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.optimize.storage.Turn;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.FiniteChecks;
import dev.retrograd.processor.transform.Layout;
import dev.retrograd.processor.transform.Mode;
import dev.retrograd.processor.transform.RecordResults;
import dev.retrograd.processor.transform.WhileCounting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The compiler's phases between front end and back end, in order. */
final class Pipeline {
    private final StoragePolicy storage;
    private final Optimizer optimizer;
    private final Derivatives derivatives;
    private final boolean checked;

    Pipeline(Options options) {
        storage = options.storage();
        optimizer = new Optimizer(options.disabled());
        derivatives = new Derivatives(optimizer, storage, options.mode());
        checked = options.checked();
    }

    /**
     * A derivative of a lowered method, ready for the back end.
     *
     * @param seeded the numbers of the results that take seeds; none if there is one result, a number
     * @param layout the order of the numbers in parameters and results
     * @param checkpoint which loop the gradient checkpoints; null for none
     * @param adjoints what hand-written adjoints do, for second derivatives, by the names that they are called by
     * @param isNested whether it is computed elsewhere, too, and has to have the same bits there
     */
    Function derive(
            Member member,
            Function lowered,
            Set<Integer> seeded,
            Layout layout,
            Checkpoint checkpoint,
            Map<String, Function> adjoints,
            boolean isNested) {
        if (isNested && needsTangents(member, lowered, seeded)) {
            return plan(derivatives.byTangents(member, lowered, seeded), Rounding.SHARED);
        }
        return plan(
                member.isOfScalars()
                        ? derivatives.secondOrder(member, Contracts.apply(lowered), layout, adjoints)
                        : last(member, lowered, seeded, layout, checkpoint),
                rounding(member, isNested));
    }

    /** Whether calls of a member that are differentiated again find it by tangents. */
    private boolean needsTangents(Member member, Function lowered, Set<Integer> seeded) {
        return (member == Member.GRADIENT || member == Member.HVP)
                && swept(member, lowered, seeded).isEmpty();
    }

    /** In which mode the gradient of a method without checkpoints is computed. */
    Mode mode(Function lowered, Set<Integer> seeded) {
        return derivatives
                .cheaper(lowered, seeded)
                .map(Derivatives.Gradient::mode)
                .orElse(Mode.REVERSE);
    }

    /** The gradient of a method without checkpoints, ready for the back end, in the mode that costs less. */
    Derivatives.Gradient gradient(Function lowered, Set<Integer> seeded, Layout layout, boolean isNested) {
        return derivatives
                .cheaper(lowered, seeded)
                .filter(chosen -> chosen.mode().isTangent() || !isNested)
                .map(chosen -> new Derivatives.Gradient(
                        chosen.mode(), plan(chosen.function(), rounding(Member.GRADIENT, isNested))))
                .orElseGet(() -> new Derivatives.Gradient(
                        Mode.REVERSE, derive(Member.GRADIENT, lowered, seeded, layout, null, Map.of(), isNested)));
    }

    private static Rounding rounding(Member member, boolean isNested) {
        return member == Member.JACOBIAN
                ? Rounding.ROWS
                : member == Member.GRADIENT && !isNested ? Rounding.GRADIENT : Rounding.SHARED;
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return derivatives.sweeps(lowered, seeded, checkpoint);
    }

    /**
     * A derivative that is to be differentiated again, without slots; by tangents where the reverse sweep would take a tape.
     *
     * @param isAdjoint whether there is no choice of a mode
     */
    Function nested(Member member, Function lowered, Set<Integer> seeded, boolean isAdjoint) {
        Optional<Derivatives.Gradient> chosen = isAdjoint ? Optional.empty() : derivatives.cheaper(lowered, seeded);
        return chosen.filter(gradient -> gradient.mode().isTangent())
                .map(Derivatives.Gradient::function)
                .orElseGet(() -> optimizer.apply(swept(member, lowered, seeded)
                        .orElseGet(() -> Optimizer.withoutDeadCode(derivatives.byTangents(member, lowered, seeded)))));
    }

    private Optional<Function> swept(Member member, Function lowered, Set<Integer> seeded) {
        return withoutTape(derivatives.of(member, lowered, seeded, Layout.FLAT, null))
                .or(() -> withoutTape(derivatives.of(member, WhileCounting.apply(lowered), seeded, Layout.FLAT, null)));
    }

    private static Optional<Function> withoutTape(Function derived) {
        // the reverse of a sweep that only counts would need the tape
        return StoragePlan.withoutTape(Optimizer.withoutDeadCode(derived));
    }

    /** Where the values live in what {@link #derive} gives. */
    Explanation explain(Member member, Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return StoragePlan.explain(last(member, lowered, seeded, Layout.FLAT, checkpoint), storage);
    }

    /** A derivative that is not differentiated again. */
    private Function last(Member member, Function method, Set<Integer> seeded, Layout layout, Checkpoint checkpoint) {
        return member == Member.GRADIENT
                ? derivatives.gradient(method, seeded, checkpoint)
                : derivatives.of(member, method, seeded, layout, checkpoint);
    }

    /** The gradient with loops in chunks that may run beside each other, and what stands against that for others. */
    ChunkedLoops.Result inChunks(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        Function planned = stored(last(Member.GRADIENT, lowered, seeded, Layout.FLAT, checkpoint), Rounding.SHARED);
        ChunkedLoops.Result result = ChunkedLoops.apply(
                planned, planned.results().size() - lowered.active().size());
        return new ChunkedLoops.Result(checked(result.function()), result.findings(), result.isSplit());
    }

    private Function plan(Function derived, Rounding rounding) {
        return checked(optimizer.jam(stored(derived, rounding), rounding));
    }

    private Function stored(Function derived, Rounding rounding) {
        Function placed = StoragePlan.apply(derived.each(RecordResults::apart), storage);
        return Turn.apart(optimizer.finish(placed, rounding));
    }

    private Function checked(Function planned) {
        return checked ? planned.each(FiniteChecks::apply) : planned;
    }
}
