package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.processor.optimize.storage.Explanation;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.optimize.storage.Turn;
import dev.retrograd.processor.shape.Member;
import dev.retrograd.processor.transform.Checkpoint;
import dev.retrograd.processor.transform.Dense;
import dev.retrograd.processor.transform.FiniteChecks;
import dev.retrograd.processor.transform.Forward;
import dev.retrograd.processor.transform.RecordResults;
import dev.retrograd.processor.transform.Reverse;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The compiler's phases between front end and back end, in order. */
final class Pipeline {
    private final StoragePolicy storage;
    private final Optimizer optimizer;
    private final boolean checked;

    Pipeline(Options options) {
        storage = options.storage();
        optimizer = new Optimizer(options.disabled());
        checked = options.checked();
    }

    /**
     * A derivative of a lowered method, ready for the back end.
     *
     * @param seeded the numbers of the results that take seeds; none if there is one result, a number
     * @param checkpoint which loop the gradient checkpoints; null for none
     */
    Function derive(Member member, Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return plan(last(member, lowered, seeded, checkpoint));
    }

    /** A derivative that is to be differentiated again, without slots; empty if that takes a tape. */
    Optional<Function> nested(Member member, Function lowered, Set<Integer> seeded) {
        Function derived = derivative(member, lowered, seeded, null);
        return StoragePlan.withoutTape(derived).map(optimizer::apply);
    }

    /** Where the values live in what {@link #derive} gives. */
    Explanation explain(Member member, Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return StoragePlan.explain(last(member, lowered, seeded, checkpoint), storage);
    }

    /** A derivative that is not differentiated again. */
    private Function last(Member member, Function method, Set<Integer> seeded, Checkpoint checkpoint) {
        return member == Member.GRADIENT
                ? optimized(sweeps(Contracts.apply(method), seeded, checkpoint), Matrices::expandForGood)
                : derivative(member, method, seeded, checkpoint);
    }

    private Function derivative(Member member, Function method, Set<Integer> seeded, Checkpoint checkpoint) {
        Function lowered = Contracts.apply(method);
        return switch (member) {
            case GRADIENT -> loops(sweeps(lowered, seeded, checkpoint));
            case JVP -> optimizer.apply(Forward.of(loops(optimizer.apply(lowered)), seeded));
            case HVP -> optimizer.apply(Forward.ofGradient(loops(sweeps(lowered, seeded, null)), lowered.active()));
            case HESSIAN -> optimizer.apply(Dense.hessian(lowered));
            case JACOBIAN -> optimizer.apply(Dense.jacobian(lowered, seeded));
        };
    }

    /** The forward sweep followed by the reverse sweep, with matrices as they are and storage undecided. */
    Function sweeps(Function lowered, Set<Integer> seeded, Checkpoint checkpoint) {
        return optimizer.apply(Reverse.of(optimizer.apply(lowered), seeded, checkpoint));
    }

    /** A function without matrix functions. */
    private Function loops(Function function) {
        return optimized(function, Matrices::expand);
    }

    private Function optimized(Function function, UnaryOperator<Function> expansion) {
        Function expanded = function.each(expansion);
        return expanded.equals(function) ? function : optimizer.apply(expanded);
    }

    private Function plan(Function derived) {
        Function planned = Turn.apart(optimizer.finish(StoragePlan.apply(derived.each(RecordResults::apart), storage)));
        return checked ? planned.each(FiniteChecks::apply) : planned;
    }
}
