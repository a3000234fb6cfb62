package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves out of a loop what every iteration would compute anew: pure functions, and lengths of arrays that are known not to be
 * null. Outside it is in scope of the reverse sweep and need not be kept.
 */
final class HoistInvariants implements Pass {
    @Override
    public String name() {
        return "hoist";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops();
    }

    @Override
    public Function apply(Function function) {
        return function.withBody(rewrite(function.body(), Set.of()));
    }

    /** The region with its loops' invariants before the loops; {@code notNull} are the references that have been used. */
    private static Region rewrite(Region region, Set<Value> notNull) {
        Set<Value> used = new HashSet<>(notNull);
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            Op rewritten = op.with(inner -> rewrite(inner, used));
            if (rewritten instanceof Op.For || rewritten instanceof Op.While) {
                Set<Value> inside = new HashSet<>();
                rewritten = rewritten.with(inner -> withoutInvariants(inner, inside, used, ops));
            }
            ops.add(rewritten);
            use(rewritten, used);
        }
        return new Region(region.params(), ops);
    }

    private static void use(Op op, Set<Value> used) {
        if (op instanceof Op.Length || op instanceof Op.Load || op instanceof Op.Store || op instanceof Op.Shadow) {
            used.add(op.operands().get(0));
        }
        if (op instanceof Op.Alloc || op instanceof Op.Shadow || op instanceof Op.Copy) {
            used.addAll(op.results());
        }
    }

    private static Region withoutInvariants(Region region, Set<Value> inside, Set<Value> notNull, List<Op> before) {
        inside.addAll(region.params());
        List<Op> stay = new ArrayList<>();
        for (Op op : region.ops()) {
            if (isMovable(op, notNull) && Collections.disjoint(inside, op.operands())) {
                before.add(op);
            } else {
                stay.add(op);
                inside.addAll(op.results());
            }
        }
        return new Region(region.params(), stay);
    }

    private static boolean isMovable(Op op, Set<Value> notNull) {
        if (op instanceof Op.Length length) {
            return notNull.contains(length.array());
        }
        return (op instanceof Op.Call || op instanceof Op.Const)
                && Effects.of(op).isPure();
    }
}
