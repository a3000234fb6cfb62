package dev.retrograd.processor.optimize.fusion;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A counted loop and its reverse in the same region.
 *
 * @param region the region
 * @param first the forward loop's place in it
 * @param second the reverse loop's place in it
 */
record Pair(Region region, int first, int second) {

    Op.For forward() {
        return (Op.For) region.ops().get(first);
    }

    Op.For reverse() {
        return (Op.For) region.ops().get(second);
    }

    /** The operations between the two loops. */
    List<Op> between() {
        return region.ops().subList(first + 1, second);
    }

    /** What the forward loop's iterations hand to the reverse loop's, by slot. */
    Map<String, Value> handed() {
        Map<String, Value> saved = new HashMap<>();
        for (Op op : forward().body().ops()) {
            if (op instanceof Op.Save save) {
                saved.put(save.slot(), save.value());
            }
        }
        return saved;
    }

    /** The region with both loops as one, behind those of the operations between them that it needs. */
    Region fuse(List<Op> prerequisites) {
        List<Op> ops = new ArrayList<>(region.ops().subList(0, first));
        ops.addAll(prerequisites);
        List<Value> sums = Op.each(reverse().targets(), target -> target.fresh());
        List<Value> zeros = Op.each(sums, sum -> Value.of(sum.type()));
        zeros.forEach(zero -> ops.add(new Op.Const(zero, 0.0, Origin.NONE)));
        ops.add(loop(sums, zeros));
        for (Op op : between()) {
            if (prerequisites.stream().noneMatch(moved -> moved == op)) {
                ops.add(op);
            }
        }
        for (int i = 0; i < sums.size(); i++) {
            Origin origin = reverse().origin().note("sum over the loop");
            ops.add(new Op.Call(
                    reverse().targets().get(i), "+", List.of(reverse().inits().get(i), sums.get(i)), origin));
        }
        ops.addAll(region.ops().subList(second + 1, region.ops().size()));
        return new Region(region.params(), ops);
    }

    private Op.For loop(List<Value> sums, List<Value> zeros) {
        Op.For forward = forward();
        return new Op.For(
                both(forward.targets(), sums),
                forward.label(),
                forward.first(),
                forward.limit(),
                forward.inclusive(),
                forward.step(),
                both(forward.inits(), zeros),
                body(),
                forward.origin());
    }

    private Region body() {
        Map<String, Value> handed = handed();
        Map<Value, Value> known = new HashMap<>();
        known.put(reverse().counter(), forward().counter());
        List<Op> ops = new ArrayList<>();
        for (Op op : forward().body().body()) {
            if (!(op instanceof Op.Save)) {
                ops.add(op);
            }
        }
        for (Op op : reverse().body().body()) {
            if (op instanceof Op.Restore restore) {
                known.put(restore.target(), handed.get(restore.slot()));
            } else {
                ops.add(substituted(op, known));
            }
        }
        List<Value> yields = both(
                forward().body().yields(),
                Op.each(reverse().body().yields(), value -> known.getOrDefault(value, value)));
        ops.add(new Op.Yield(yields, Origin.NONE));
        return new Region(both(forward().body().params(), reverse().carried()), ops);
    }

    private static Op substituted(Op op, Map<Value, Value> known) {
        return op.map(
                value -> known.getOrDefault(value, value),
                value -> value,
                region -> new Region(region.params(), Op.each(region.ops(), inner -> substituted(inner, known))));
    }

    private static List<Value> both(List<Value> a, List<Value> b) {
        List<Value> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
