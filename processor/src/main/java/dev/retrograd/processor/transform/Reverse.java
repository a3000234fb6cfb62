package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Certainty;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reverse accumulation: a function becomes its forward sweep followed by its reverse sweep. The result takes a seed behind the
 * parameters unless the function's result is a scalar, and returns the value followed by the adjoint of each active
 * parameter. What the reverse sweep needs of the forward sweep is saved and restored by name; where it lives is not decided here.
 */
public final class Reverse {
    private Reverse() {}

    /** Differentiates a function with one result whose calls all have rules. */
    public static Function of(Function primal) {
        return of(primal, primal.results().get(0).type().isFloating() ? Set.of() : Set.of(0));
    }

    /**
     * Differentiates a function whose calls all have rules. Callees that derivatives go through become functions of two sweeps with
     * an {@link Op.Invoke#TURN} between them, which the storage plan takes apart; the others stay.
     *
     * @param primal the function
     * @param seeded the numbers of the results that take a seed, in this order behind the parameters; if there are none, the
     *     function has one result, and its adjoint is 1
     * @return the parameters, then the seeds, lead to the results and the adjoint of each active parameter
     */
    public static Function of(Function primal, Set<Integer> seeded) {
        return of(primal, seeded, null);
    }

    /**
     * Differentiates a function with a checkpointed loop.
     *
     * @param primal the function
     * @param seeded the numbers of the results that take a seed
     * @param checkpoint which loop is checkpointed and how; null for none
     * @return the parameters, then the seeds, lead to the results and the adjoint of each active parameter
     */
    public static Function of(Function primal, Set<Integer> seeded, Checkpoint checkpoint) {
        ArgumentProtection.Protected arguments = ArgumentProtection.apply(OpenGuards.apply(primal));
        Function function = arguments.function().each(RowReplacement::apply);
        Activity activity = Activity.of(function);
        Calls calls = Calls.of(function, activity);
        ShadowPairs.Paired paired = ShadowPairs.of(function, activity, calls, arguments.copied());
        SweepContext context = SweepContext.of(activity, Certainty.of(function), paired, calls, checkpoint);

        Region forward = paired.function().body();
        ReverseSweep sweep = new ReverseSweep(context, forward, null, List.of());
        List<Value> params = new ArrayList<>(function.params());
        if (seeded.isEmpty()) {
            sweep.accumulate(function.results().get(0), sweep.builder().constant(1.0));
        }
        for (int number : new TreeSet<>(seeded)) {
            Value result = function.results().get(number);
            Value seed = Value.of(result.type(), "seed");
            params.add(seed);
            if (!result.type().isFloating()) {
                ShapeCheck.ofSeed(sweep.builder().at(Origin.NONE), result, seed);
            }
            if (activity.isActive(result)) {
                seed(sweep, result, seed);
            }
        }
        sweep.run();
        List<Value> returned = new ArrayList<>();
        for (Value result : function.results()) {
            returned.add(value(sweep.builder(), function, result, activity.aliases()));
        }
        for (Value param : primal.params()) {
            if (primal.active().contains(param)) {
                returned.add(adjointOf(param, sweep, activity));
            }
        }

        List<Op> ops = new ArrayList<>(context.needs().forwardSweep());
        ops.addAll(sweep.operations());
        ops.add(new Op.Return(returned, Origin.NONE));
        List<Function> callees = function.callees().stream()
                .map(callee -> calls.of(callee.name()) == null ? callee : callee(callee, activity, calls))
                .toList();
        return new Function(primal.name(), Set.of(), new Region(params, ops), callees);
    }

    /**
     * A callee's two sweeps. Its parameters are the method's, their shadows, which are marked as active, and the adjoints of scalar
     * results; it returns the adjoints of scalar parameters.
     */
    private static Function callee(Function callee, Activity caller, Calls calls) {
        Activity activity = caller.callee(callee.name());
        Calls.Sweeps sweeps = calls.of(callee.name());
        ShadowPairs.Paired paired = ShadowPairs.ofCallee(callee, activity, calls);
        SweepContext context = SweepContext.of(activity, Certainty.ofCallee(callee), paired, calls, null);

        Region forward = paired.function().body();
        ReverseSweep sweep = new ReverseSweep(context, forward, null, List.of());
        List<Value> params = new ArrayList<>(forward.params());
        for (Value result : Calls.pick(callee.results(), sweeps.seeds())) {
            Value seed = Names.adjointValue(result);
            params.add(seed);
            sweep.accumulate(result, seed);
        }
        sweep.run();
        List<Value> returned = Calls.pick(callee.params(), sweeps.adjoints()).stream()
                .map(sweep::adjointOrZero)
                .toList();

        List<Op> ops = new ArrayList<>(context.needs().forwardSweep());
        ops.addAll(sweep.operations());
        ops.add(new Op.Return(returned, Origin.NONE));
        List<Value> shadows = forward.params()
                .subList(callee.params().size(), forward.params().size());
        return new Function(callee.name() + CalleeNames.SWEEPS, Set.copyOf(shadows), new Region(params, ops));
    }

    private static void seed(ReverseSweep sweep, Value result, Value seed) {
        RegionBuilder builder = sweep.builder().at(Origin.NONE);
        if (result.type().isFloating()) {
            sweep.accumulate(
                    result, seed.type() == Primitive.FLOAT ? builder.call(Primitive.DOUBLE, "(double)", seed) : seed);
            return;
        }
        builder.add(new Op.Accumulate(sweep.shadow(result), seed, Origin.NONE));
    }

    /** The value never aliases an argument. */
    private static Value value(RegionBuilder builder, Function function, Value result, Aliases aliases) {
        if (!OwnResults.mayBeArgument(result, function, aliases)) {
            return result;
        }
        Value copy = result.fresh();
        builder.add(new Op.Copy(copy, result, Placement.FRESH, Origin.NONE));
        return copy;
    }

    static Value adjointOf(Value param, ReverseSweep sweep, Activity activity) {
        RegionBuilder builder = sweep.builder().at(Origin.NONE);
        if (param.type().isShadowed()) {
            if (activity.isActive(param) || sweep.hasShadow(param)) {
                return sweep.shadow(param);
            }
            Value zeros = Value.of(param.type(), Names.adjoint(param));
            builder.add(new Op.Shadow(zeros, param, Placement.FRESH, Origin.NONE));
            return zeros;
        }
        Value adjoint = sweep.adjointOrZero(param);
        return param.type() == Primitive.FLOAT ? builder.call(Primitive.FLOAT, "(float)", adjoint) : adjoint;
    }
}
