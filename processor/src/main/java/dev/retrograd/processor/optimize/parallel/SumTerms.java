package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an iteration adds to a sum, term by term, so that the sum can be made later in the order in which the method makes it. A term
 * that a branch does not add is -0.0, which changes no sum.
 */
record SumTerms(Region region, List<Value> terms) {

    /** The region without the chain of additions to a value, which it yields at an index; empty if a loop is part of the chain. */
    static Optional<SumTerms> of(Region region, Value start, int index) {
        List<Op> ops = new ArrayList<>();
        List<Value> terms = new ArrayList<>();
        Value sum = start;
        for (Op op : region.body()) {
            if (op instanceof Op.Call call && call.operands().contains(sum)) {
                boolean first = call.operands().get(0) == sum;
                Value term = call.operands().get(first ? 1 : 0);
                if (call.function().equals("-")) {
                    Value minus = Value.of(term.type());
                    ops.add(new Op.Call(minus, "-", List.of(term), call.origin()));
                    term = minus;
                }
                terms.add(term);
                sum = call.target();
            } else if (op instanceof Op.If branch && changes(branch, sum) >= 0) {
                int changed = changes(branch, sum);
                Optional<Op.If> apart = apart(branch, sum, changed, terms);
                if (apart.isEmpty()) {
                    return Optional.empty();
                }
                ops.add(apart.get());
                sum = branch.targets().get(changed);
            } else if (op instanceof Op.For loop && loop.inits().contains(sum)) {
                return Optional.empty();
            } else {
                ops.add(op);
            }
        }
        List<Value> yields = new ArrayList<>(region.yields());
        yields.remove(index);
        ops.add(new Op.Yield(yields, region.terminator().origin()));
        return Optional.of(new SumTerms(new Region(region.params(), ops), terms));
    }

    /** Which of a branch's results is the sum behind it; -1 if the branch leaves the sum alone. */
    private static int changes(Op.If branch, Value sum) {
        for (int i = 0; i < branch.targets().size(); i++) {
            if (leads(branch.then(), sum, i) || leads(branch.otherwise(), sum, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean leads(Region region, Value sum, int index) {
        Value current = sum;
        for (Op op : region.body()) {
            if (op instanceof Op.Call call && call.operands().contains(current)) {
                current = call.target();
            } else if (op instanceof Op.If branch && changes(branch, current) >= 0) {
                current = branch.targets().get(changes(branch, current));
            } else if (op instanceof Op.For loop && loop.inits().contains(current)) {
                current = loop.targets().get(loop.inits().indexOf(current));
            }
        }
        return region.yields().get(index) == current;
    }

    private static Optional<Op.If> apart(Op.If branch, Value sum, int index, List<Value> terms) {
        Optional<SumTerms> then = of(branch.then(), sum, index);
        Optional<SumTerms> otherwise = of(branch.otherwise(), sum, index);
        if (then.isEmpty() || otherwise.isEmpty()) {
            return Optional.empty();
        }
        int count = Math.max(then.get().terms.size(), otherwise.get().terms.size());
        List<Value> targets = new ArrayList<>(branch.targets());
        targets.remove(index);
        for (int i = 0; i < count; i++) {
            Value term = Value.of(sum.type(), "term");
            targets.add(term);
            terms.add(term);
        }
        return Optional.of(new Op.If(
                targets,
                branch.condition(),
                then.get().yielding(count, sum),
                otherwise.get().yielding(count, sum),
                branch.origin()));
    }

    /** The region with its terms as further results, filled up with terms that change nothing. */
    private Region yielding(int count, Value sum) {
        RegionBuilder builder = new RegionBuilder(region.params(), Origin.NONE);
        builder.addAll(region.body());
        List<Value> yields = new ArrayList<>(region.yields());
        yields.addAll(terms);
        for (int i = terms.size(); i < count; i++) {
            Object nothing = sum.type().equals(dev.retrograd.processor.ir.Primitive.FLOAT) ? (Object) (-0.0f) : -0.0;
            yields.add(builder.constant(nothing));
        }
        return builder.yielding(yields);
    }
}
