package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lets guards of derived code be differentiated in reverse: what a guard leaves out for a factor of zero is zero, but its derivative
 * is not. The contribution is computed in any case, and chosen unless the factor is zero and the contribution no number.
 */
final class OpenGuards {
    private final Uses uses;

    private OpenGuards(Uses uses) {
        this.uses = uses;
    }

    static Function apply(Function function) {
        OpenGuards guards = new OpenGuards(Uses.of(function));
        return guards.isConcerned(function.body()) ? function.withBody(guards.rewrite(function.body())) : function;
    }

    private boolean isConcerned(Region region) {
        return region.ops().stream()
                .anyMatch(op ->
                        !guard(op).values().isEmpty() || op.regions().stream().anyMatch(this::isConcerned));
    }

    private Guards.Guard guard(Op op) {
        return op instanceof Op.If branch
                ? Guards.of(branch, value -> uses.definition(value).orElse(null))
                : new Guards.Guard(List.of(), true);
    }

    private Region rewrite(Region region) {
        RegionBuilder builder =
                new RegionBuilder(region.params(), region.terminator().origin());
        for (Op op : region.ops()) {
            Guards.Guard guard = guard(op);
            if (guard.values().isEmpty()) {
                builder.add(op.map(UnaryOperator.identity(), UnaryOperator.identity(), this::rewrite));
            } else {
                open(
                        (Op.If) op,
                        guard.isOpen(),
                        builder.at(Origin.at(op.origin().span())));
            }
        }
        return new Region(region.params(), builder.ops());
    }

    private void open(Op.If branch, boolean isOpen, RegionBuilder to) {
        Region work = rewrite(isOpen ? branch.then() : branch.otherwise());
        Region rest = rewrite(isOpen ? branch.otherwise() : branch.then());
        to.addAll(work.body());
        to.addAll(rest.body());
        Value counts = isOpen ? branch.condition() : to.call(Primitive.BOOLEAN, "!", branch.condition());
        for (int i = 0; i < branch.targets().size(); i++) {
            Value added = work.yields().get(i);
            Value left = rest.yields().get(i);
            Value nothing = to.call(Primitive.DOUBLE, "-", added, added);
            Value isNumber = to.call(Primitive.BOOLEAN, "==", nothing, to.constant(0.0));
            to.branch(
                    to.call(Primitive.BOOLEAN, "|", counts, isNumber),
                    List.of(branch.targets().get(i)),
                    inner -> List.of(added),
                    inner -> List.of(left));
        }
    }
}
