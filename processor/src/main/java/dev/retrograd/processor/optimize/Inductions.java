package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes from the loop's counter what each iteration moves on by one, such as the running index of a packed matrix: the reverse
 * sweep then computes it too, and nothing of it has to be kept.
 */
final class Inductions implements Pass {
    @Override
    public String name() {
        return "inductions";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasIntegers();
    }

    @Override
    public Function apply(Function function) {
        return new Run(Uses.of(function)).rewrite(function);
    }

    /** One run. */
    private static final class Run extends Rewriter {
        private final Uses uses;

        Run(Uses uses) {
            this.uses = uses;
        }

        @Override
        void visit(Op op, List<Op> to) {
            if (!(op instanceof Op.For loop) || Math.abs(loop.step()) != 1 || !hasInduction(loop)) {
                to.add(withRegions(op));
                return;
            }
            RegionBuilder start = new RegionBuilder(List.of(), loop.origin());
            RegionBuilder end = new RegionBuilder(List.of(), loop.origin());
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < loop.carried().size(); i++) {
                int step = step(loop, i);
                if (step == 0) {
                    kept.add(i);
                    continue;
                }
                Value init = loop.inits().get(i);
                Value carried = loop.carried().get(i);
                Value now = sum(init, number(loop, start), step, start);
                now.nameIfAbsent(carried.name());
                replace(carried, now);
                if (!uses.isUnused(loop.targets().get(i))) {
                    Value last = sum(init, count(loop, end), step, end);
                    last.nameIfAbsent(carried.name());
                    replace(loop.targets().get(i), last);
                }
            }
            List<Op> body = new ArrayList<>(start.ops());
            body.addAll(rewrite(loop.body()).body());
            Op terminator = loop.body().terminator();
            body.add(new Op.Yield(Op.each(chosen(terminator.operands(), kept), this::resolve), terminator.origin()));
            List<Value> params = new ArrayList<>(List.of(loop.counter()));
            params.addAll(chosen(loop.carried(), kept));
            to.add(new Op.For(
                    chosen(loop.targets(), kept),
                    loop.label(),
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    chosen(loop.inits(), kept),
                    new Region(params, body),
                    loop.origin()));
            to.addAll(end.ops());
        }

        private boolean hasInduction(Op.For loop) {
            for (int i = 0; i < loop.carried().size(); i++) {
                if (step(loop, i) != 0) {
                    return true;
                }
            }
            return false;
        }

        /** What each iteration adds to a carried variable that something else uses; 0 if that is not known to be 1 or -1. */
        private int step(Op.For loop, int place) {
            Value carried = loop.carried().get(place);
            if (carried.type() == Primitive.INT
                    && uses.definition(loop.body().yields().get(place)).orElse(null) instanceof Op.Call next
                    && uses.count(carried) + uses.count(next.target()) > 2
                    && next.operands().size() == 2
                    && next.operands().get(0) == carried
                    && uses.definition(next.operands().get(1)).orElse(null) instanceof Op.Const amount
                    && Integer.valueOf(1).equals(amount.value())) {
                return next.function().equals("+") ? 1 : next.function().equals("-") ? -1 : 0;
            }
            return 0;
        }

        /** The number of the iteration. */
        private static Value number(Op.For loop, RegionBuilder builder) {
            return loop.step() > 0
                    ? builder.call(Primitive.INT, "-", loop.counter(), loop.first())
                    : builder.call(Primitive.INT, "-", loop.first(), loop.counter());
        }

        /** The number of all iterations. */
        private static Value count(Op.For loop, RegionBuilder builder) {
            Value distance = loop.step() > 0
                    ? builder.call(Primitive.INT, "-", loop.limit(), loop.first())
                    : builder.call(Primitive.INT, "-", loop.first(), loop.limit());
            Value count = loop.inclusive() ? builder.call(Primitive.INT, "+", distance, builder.constant(1)) : distance;
            return builder.call(Primitive.INT, "Math.max", count, builder.constant(0));
        }

        private static Value sum(Value init, Value count, int step, RegionBuilder builder) {
            return builder.call(Primitive.INT, step > 0 ? "+" : "-", init, count);
        }

        private static List<Value> chosen(List<Value> values, List<Integer> places) {
            return places.stream().map(values::get).toList();
        }
    }
}
