package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the few iterations of a loop over the rows of a small matrix of derivatives one behind the other: each row has its own zeros
 * and ones, and shares with the others what they have in common.
 */
final class Unrolling implements Pass {
    private static final int MOST = 4;

    /** More operations than this make a method that is compiled badly at run time. */
    private static final int LARGE = 1200;

    @Override
    public String name() {
        return "unroll";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops();
    }

    @Override
    public Function apply(Function function) {
        Map<Value, Integer> constants = new HashMap<>();
        List<Op> ops = new ArrayList<>();
        boolean unrolled = false;
        for (Op op : function.body().ops()) {
            if (op instanceof Op.Const constant && constant.value() instanceof Integer number) {
                constants.put(constant.target(), number);
            }
            int trips = op instanceof Op.For loop && Repetition.is(loop) ? trips(loop, constants) : 0;
            if (trips > 0 && trips * count(op.regions().get(0)) <= LARGE) {
                unroll((Op.For) op, trips, ops);
                unrolled = true;
            } else {
                ops.add(op);
            }
        }
        return unrolled ? function.withBody(new Region(function.params(), ops)) : function;
    }

    private static int trips(Op.For loop, Map<Value, Integer> constants) {
        Integer first = constants.get(loop.first());
        Integer limit = constants.get(loop.limit());
        boolean simple = loop.step() == 1 && !loop.inclusive() && loop.inits().isEmpty();
        return simple && first != null && limit != null && first == 0 && limit <= MOST ? limit : 0;
    }

    private static int count(Region region) {
        int count = 0;
        for (Op op : region.ops()) {
            count += op instanceof Op.Const ? 0 : 1;
            for (Region inner : op.regions()) {
                count += count(inner);
            }
        }
        return count;
    }

    private static void unroll(Op.For loop, int trips, List<Op> to) {
        for (int i = 0; i < trips; i++) {
            Value counter = loop.counter().fresh();
            to.add(new Op.Const(counter, i, Origin.NONE));
            IterationCopy iteration = new IterationCopy("u" + i);
            iteration.stands(loop.counter(), counter);
            loop.body().body().forEach(op -> to.add(iteration.of(op)));
        }
    }
}
