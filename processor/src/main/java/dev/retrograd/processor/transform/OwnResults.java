package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Lets a function return copies where it might return an argument, or what belongs to one. */
final class OwnResults {
    private OwnResults() {}

    static Function apply(Function function) {
        Aliases aliases = Aliases.of(function);
        if (function.results().stream().noneMatch(result -> mayBeArgument(result, function, aliases))) {
            return function;
        }
        RegionBuilder builder = new RegionBuilder(function.params(), Origin.NONE);
        builder.addAll(function.body().body());
        List<Value> results = new ArrayList<>();
        for (Value result : function.results()) {
            if (mayBeArgument(result, function, aliases)) {
                Value copy = result.fresh();
                builder.add(new Op.Copy(copy, result, Placement.FRESH, Origin.NONE));
                results.add(copy);
            } else {
                results.add(result);
            }
        }
        return function.withBody(builder.returning(results));
    }

    /** Whether a result may share storage with an argument. */
    static boolean mayBeArgument(Value result, Function function, Aliases aliases) {
        return result.type().isShadowed()
                && function.params().stream()
                        .filter(param -> param.type().isShadowed())
                        .anyMatch(param -> aliases.leaf(param) == aliases.leaf(result));
    }
}
