package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tangents: beside every value that depends on an active parameter its derivative along a direction, in program order. The result takes
 * a tangent for each active parameter behind the parameters. The function may be derived itself: forward over reverse gives
 * products of the Hessian.
 */
public final class Forward {
    private final Function function;
    private final Activity activity;
    private final TangentSweep sweep;
    private final CalleeTangents calls;
    private final RegionBuilder builder;
    private final List<Value> params;
    private final boolean checked;

    private Forward(Function function, List<Value> differentiated, int directions, boolean checked, Value sets) {
        this(function, differentiated, Collections.nCopies(directions, function.active()), checked, sets);
    }

    private Forward(
            Function function, List<Value> differentiated, List<Set<Value>> varied, boolean checked, Value sets) {
        this.function = function;
        this.checked = checked;
        Aliases aliases = Aliases.of(function);
        activity = Activity.of(function, differentiated, aliases);
        List<Activity> activities = varied.stream()
                .map(params -> params.equals(function.active())
                        ? activity
                        : Activity.of(function.withActive(params), differentiated, aliases))
                .toList();
        Uses uses = Uses.of(function);
        calls = new CalleeTangents(function, activity);
        java.util.function.Function<Value, Op> definitions =
                value -> uses.definition(value).orElse(null);
        sweep = sets == null
                ? new TangentSweep(activity, activities, definitions, calls, function)
                : new DependencySweep(activity, definitions, calls, function, sets);
        params = new ArrayList<>(function.params());
        builder = new RegionBuilder(params, Origin.NONE);
    }

    /**
     * A function's results followed by the tangents of some of them.
     *
     * @param primal a function without matrix functions
     * @param seeded the numbers of the results with a tangent; none if there is one result, a number
     */
    public static Function of(Function primal, Set<Integer> seeded) {
        return of(primal, seeded, 1, true);
    }

    /**
     * A function's results followed by the tangents of some of them along several directions, which share the function's own
     * operations. The tangents are not checked to have the shapes of what they belong to.
     *
     * @param primal a function without matrix functions
     * @param seeded the numbers of the results with a tangent; none if there is one result, a number
     * @param directions how many directions there are; parameters and results are those of the first direction, then of the next
     */
    public static Function along(Function primal, Set<Integer> seeded, int directions) {
        return of(primal, seeded, directions, false);
    }

    /**
     * A function's value followed by its derivatives with respect to its active parameters: a tangent along each in one sweep,
     * with operations only where that one parameter matters.
     *
     * @param primal a function of numbers whose one result is a number; see {@link Mode#isPossible}
     */
    public static Function gradient(Function primal) {
        Function function = leaving(primal);
        List<Value> active =
                function.params().stream().filter(function.active()::contains).toList();
        List<Set<Value>> varied = active.stream().map(Set::of).toList();
        return new Forward(function, function.results(), varied, false, null).derive(active);
    }

    private static Function of(Function primal, Set<Integer> seeded, int directions, boolean checked) {
        Function function = leaving(primal);
        List<Value> differentiable = differentiable(function.results(), seeded);
        return new Forward(function, differentiable, directions, checked, null)
                .derive(function.results(), differentiable);
    }

    /** A function that leaves its arguments as they are and returns none of them. */
    static Function leaving(Function primal) {
        Function leaving = ArgumentProtection.apply(primal).function().each(RowReplacement::apply);
        return OwnResults.apply(leaving);
    }

    /**
     * The value of a function and the tangent of its gradient: the product of its Hessian and the direction.
     *
     * @param gradient the function's forward and reverse sweep, without matrix functions: it returns the value, then the adjoints
     * @param active the active parameters
     */
    public static Function ofGradient(Function gradient, Set<Value> active) {
        return ofGradient(gradient, active, 1, true);
    }

    /**
     * The products of a function's Hessian and several directions, which share the gradient's operations; see {@link #along}.
     *
     * @param gradient the function's forward and reverse sweep, without matrix functions
     * @param active the active parameters
     * @param directions how many directions there are
     */
    public static Function ofGradientAlong(Function gradient, Set<Value> active, int directions) {
        return ofGradient(gradient, active, directions, false);
    }

    private static Function ofGradient(Function gradient, Set<Value> active, int directions, boolean checked) {
        int values = gradient.results().size() - active.size();
        List<Value> adjoints =
                gradient.results().subList(values, gradient.results().size());
        Function function = new Function(gradient.name(), active, gradient.body(), gradient.callees());
        return new Forward(function, adjoints, directions, checked, null)
                .derive(gradient.results().subList(0, values), adjoints);
    }

    /**
     * A function's results followed by sets: for each number of some results the inputs that it depends on. Sets stand where tangents
     * stand, and {@code sets}, which unites them, is a further parameter behind these.
     *
     * @param function the function, which may be derived itself; without callees, calls with rules and matrix functions
     * @param kept the results that are returned
     * @param differentiated the results whose sets are returned
     * @param sets the parameter
     */
    static Function dependencies(Function function, List<Value> kept, List<Value> differentiated, Value sets) {
        Function derived = new Forward(function, differentiated, 1, false, sets).derive(kept, differentiated);
        List<Value> params = new ArrayList<>(derived.params());
        params.add(sets);
        return derived.withBody(new Region(params, derived.body().ops()));
    }

    /** The results that have a derivative. */
    static List<Value> differentiable(List<Value> results, Set<Integer> seeded) {
        return seeded.isEmpty()
                ? List.of(results.get(0))
                : new TreeSet<>(seeded).stream().map(results::get).toList();
    }

    private Function derive(List<Value> kept, List<Value> differentiated) {
        sweep.eachDirection(this::enter);
        sweep.run(function.body().body(), builder);
        List<Value> returned = new ArrayList<>(kept);
        builder.at(Origin.NONE);
        sweep.eachDirection(() -> differentiated.forEach(result -> returned.add(tangentOf(result))));
        Region body = builder.returning(returned);
        return new Function(function.name(), function.active(), new Region(params, body.ops()), calls.functions());
    }

    private Function derive(List<Value> active) {
        sweep.eachDirection(() -> enterUnit(active.get(sweep.direction())));
        sweep.run(function.body().body(), builder);
        Value value = function.results().get(0);
        List<Value> returned = new ArrayList<>(List.of(value));
        builder.at(Origin.NONE);
        sweep.eachDirection(() -> {
            Value derivative = sweep.findOrZero(value, builder);
            boolean single = active.get(sweep.direction()).type() == Primitive.FLOAT;
            returned.add(single ? sweep.narrowed(derivative, builder) : derivative);
        });
        Region body = builder.returning(returned);
        return new Function(function.name(), function.active(), new Region(params, body.ops()), calls.functions());
    }

    private void enterUnit(Value one) {
        for (Value param : function.params()) {
            if (param.equals(one)) {
                sweep.set(param, builder.constant(1.0));
            } else if (param.type().isShadowed() && sweep.isActive(param)) {
                enterZeros(param);
            }
        }
    }

    private void enterZeros(Value param) {
        Value zeros = Value.of(param.type(), Names.tangent(param));
        builder.add(new Op.Shadow(zeros, param, Placement.FRESH, Origin.NONE));
        sweep.set(param, zeros);
    }

    private void enter() {
        for (Value param : function.params()) {
            if (function.active().contains(param)) {
                Value tangent = Value.of(param.type(), Names.tangent(param));
                params.add(tangent);
                enter(param, tangent);
            } else if (activity.isActive(param)) {
                enterZeros(param);
            }
        }
    }

    private void enter(Value param, Value tangent) {
        if (param.type().isShadowed()) {
            if (checked) {
                ShapeCheck.ofTangent(builder, param, tangent);
            }
            sweep.set(param, tangent);
        } else if (activity.isActive(param)) {
            boolean single = param.type() == Primitive.FLOAT;
            sweep.set(param, single ? builder.call(Primitive.DOUBLE, "(double)", tangent) : tangent);
        }
    }

    private Value tangentOf(Value result) {
        Value tangent = sweep.find(result);
        if (result.type().isShadowed() && tangent == null) {
            Value zeros = Value.of(result.type(), Names.tangent(result));
            builder.add(new Op.Shadow(zeros, result, Placement.FRESH, Origin.NONE));
            return zeros;
        } else if (result.type().isShadowed()) {
            return tangent;
        }
        Value number = tangent == null ? builder.constant(0.0) : tangent;
        return result.type() == Primitive.FLOAT ? sweep.narrowed(number, builder) : number;
    }
}
