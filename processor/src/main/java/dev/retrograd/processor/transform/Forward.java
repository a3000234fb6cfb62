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

    private Forward(Function function, List<Value> differentiated) {
        this.function = function;
        Aliases aliases = Aliases.of(function);
        activity = Activity.of(function, differentiated, aliases);
        Uses uses = Uses.of(function);
        calls = new CalleeTangents(function, activity);
        sweep = new TangentSweep(activity, value -> uses.definition(value).orElse(null), calls, function);
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
        Function leaving = ArgumentProtection.apply(primal).function().each(RowReplacement::apply);
        Function function = OwnResults.apply(leaving);
        List<Value> differentiable = differentiable(function.results(), seeded);
        return new Forward(function, differentiable).derive(function.results(), differentiable);
    }

    /**
     * The value of a function and the tangent of its gradient: the product of its Hessian and the direction.
     *
     * @param gradient the function's forward and reverse sweep, without matrix functions: it returns the value, then the adjoints
     * @param active the active parameters
     */
    public static Function ofGradient(Function gradient, Set<Value> active) {
        int values = gradient.results().size() - active.size();
        List<Value> adjoints =
                gradient.results().subList(values, gradient.results().size());
        Function function = new Function(gradient.name(), active, gradient.body(), gradient.callees());
        return new Forward(function, adjoints).derive(gradient.results().subList(0, values), adjoints);
    }

    /** The results that have a derivative. */
    static List<Value> differentiable(List<Value> results, Set<Integer> seeded) {
        return seeded.isEmpty()
                ? List.of(results.get(0))
                : new TreeSet<>(seeded).stream().map(results::get).toList();
    }

    private Function derive(List<Value> kept, List<Value> differentiated) {
        for (Value param : function.params()) {
            if (function.active().contains(param)) {
                Value tangent = Value.of(param.type(), Names.tangent(param));
                params.add(tangent);
                enter(param, tangent);
            } else if (activity.isActive(param)) {
                Value zeros = Value.of(param.type(), Names.tangent(param));
                builder.add(new Op.Shadow(zeros, param, Placement.FRESH, Origin.NONE));
                sweep.set(param, zeros);
            }
        }
        sweep.run(function.body().body(), builder);
        List<Value> returned = new ArrayList<>(kept);
        builder.at(Origin.NONE);
        differentiated.forEach(result -> returned.add(tangentOf(result)));
        Region body = builder.returning(returned);
        return new Function(function.name(), function.active(), new Region(params, body.ops()), calls.functions());
    }

    private void enter(Value param, Value tangent) {
        if (param.type().isShadowed()) {
            ShapeCheck.ofTangent(builder, param, tangent);
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
        return result.type() == Primitive.FLOAT ? builder.call(Primitive.FLOAT, "(float)", number) : number;
    }
}
