package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Certainty;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Jacobian by rows: one forward sweep, then one reverse sweep for each number of the result. What the forward sweep has saved is
 * restored by every one of them.
 */
public final class Rows {
    private final Function primal;
    private final Layout layout;
    private final List<Value> results;
    private final Set<Value> shadows;
    private final List<Op> kept = new ArrayList<>();
    private final List<Op> repeated = new ArrayList<>();

    private Rows(Function primal, Layout layout, List<Value> results, Map<Value, Value> shadows) {
        this.layout = layout;
        this.primal = primal;
        this.results = results;
        this.shadows = new HashSet<>(shadows.values());
    }

    /**
     * The Jacobian of a function without callees; its parameters lead to the matrix. Empty where shadows that
     * travel with references cannot be cleared: a second reverse sweep would find there what the first has left.
     *
     * @param function the function
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     */
    public static Optional<Function> of(Function function, Set<Integer> seeded, Layout layout) {
        if (!function.callees().isEmpty()) {
            return Optional.empty();
        }
        ArgumentProtection.Protected arguments = ArgumentProtection.apply(OpenGuards.apply(function));
        Function primal = RowReplacement.apply(arguments.function());
        Activity activity = Activity.of(primal);
        Calls calls = Calls.of(primal, activity);
        ShadowPairs.Paired paired = ShadowPairs.of(primal, activity, calls, arguments.copied());
        Region forward = paired.function().body();
        List<Value> results = Forward.differentiable(primal.results(), seeded);
        Rows rows = new Rows(function, layout, results, paired.shadows());
        boolean apart = rows.divide(forward.body());
        ShadowClearing clearing = new ShadowClearing(activity.aliases(), rows.shadows);
        if (!apart && !clearing.isPossible(forward, true)) {
            return Optional.empty();
        }
        SweepContext context = SweepContext.of(activity, Certainty.of(primal), paired, calls, null)
                .clearing(apart ? null : clearing);
        ReverseSweep sweep = new ReverseSweep(context, forward, null, List.of());

        Value row = Value.of(Primitive.INT, "row");
        seed(sweep, results, layout, row);
        sweep.run();
        List<Value> adjoints = function.params().stream()
                .filter(function.active()::contains)
                .map(param -> Reverse.adjointOf(param, sweep, activity))
                .toList();
        List<Op> saving = context.needs().forwardSweep();
        if (apart) {
            rows.divide(saving);
        } else {
            rows.clearAll(saving, clearing);
        }
        return Optional.of(rows.function(row, sweep.operations(), adjoints));
    }

    /** Sets the adjoint of one number of the results to 1. */
    private static void seed(ReverseSweep sweep, List<Value> results, Layout layout, Value row) {
        RegionBuilder builder = sweep.builder().at(Origin.NONE);
        List<Value> adjoints = new ArrayList<>();
        for (Value result : results) {
            boolean active = sweep.context().isActive(result);
            if (result.type().isFloating()) {
                adjoints.add(Value.of(result.type(), Names.adjoint(result)));
            } else if (active) {
                adjoints.add(sweep.shadow(result));
            } else {
                Value unused = Value.of(result.type(), Names.adjoint(result));
                builder.add(new Op.Shadow(unused, result, Placement.FRESH, Origin.NONE));
                adjoints.add(unused);
            }
        }
        List<Value> units = new Flattened("set", layout.outputs(), adjoints).set(row, 1, builder);
        for (int i = 0; i < results.size(); i++) {
            Value unit = units.get(i);
            boolean single = unit.type() == Primitive.FLOAT;
            if (unit.type().isFloating()) {
                sweep.accumulate(results.get(i), single ? builder.call(Primitive.DOUBLE, "(double)", unit) : unit);
            }
        }
    }

    /** Tells what makes shadows, which every row needs anew, from the rest; whether that is possible. */
    private boolean divide(List<Op> forward) {
        kept.clear();
        repeated.clear();
        for (Op op : forward) {
            boolean isShadow = op.operands().stream().anyMatch(shadows::contains)
                    || op.results().stream().anyMatch(shadows::contains);
            if (op.regions().isEmpty()) {
                (isShadow ? repeated : kept).add(op);
            } else if (isShadow || op.regions().stream().anyMatch(this::mentionsShadow)) {
                return false;
            } else {
                kept.add(op);
            }
        }
        return true;
    }

    /** Lets the forward sweep make all shadows, which every row clears. */
    private void clearAll(List<Op> forward, ShadowClearing clearing) {
        kept.clear();
        kept.addAll(forward);
        RegionBuilder builder = new RegionBuilder(List.of(), Origin.NONE);
        for (Op op : forward) {
            if (op instanceof Op.Shadow shadow && shadows.contains(shadow.target())) {
                clearing.clear(shadow.target(), builder);
            }
        }
        repeated.clear();
        repeated.addAll(builder.ops());
    }

    private boolean mentionsShadow(Region region) {
        return region.params().stream().anyMatch(shadows::contains)
                || region.ops().stream()
                        .anyMatch(op -> op.operands().stream().anyMatch(shadows::contains)
                                || op.results().stream().anyMatch(shadows::contains)
                                || op.regions().stream().anyMatch(this::mentionsShadow));
    }

    private Function function(Value row, List<Op> reverse, List<Value> adjoints) {
        RegionBuilder builder = new RegionBuilder(primal.params(), Origin.NONE);
        List<Value> active =
                primal.params().stream().filter(primal.active()::contains).toList();
        builder.addAll(kept);
        Value columns = new Flattened("columns", layout.inputs(), active).size(builder);
        columns.nameIfAbsent("columns");
        Value rows = new Flattened("rows", layout.outputs(), results).size(builder);
        rows.nameIfAbsent("rows");
        // every row is written from end to end
        Value jacobian = builder.alloc(ArrayType.ROWS, Placement.SCRATCH, rows, columns);
        jacobian.nameIfAbsent("jacobian");
        builder.loop(Repetition.label("row"), builder.constant(0), rows, row, inner -> {
            inner.addAll(repeated);
            inner.addAll(reverse);
            new Flattened("copy", layout.inputs(), adjoints).copy(jacobian, row, null, inner);
        });
        return new Function(primal.name(), Set.of(), builder.returning(List.of(jacobian)));
    }
}
