package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the iterations of a {@link ShortLoop short loop} one behind the other where its counter is all that keeps an array from
 * being {@link ScalarArrays variables}: the state of a system in an array of three, say.
 */
final class WriteOutLoops implements Pass {
    @Override
    public String name() {
        return "short";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasArrays();
    }

    @Override
    public Function apply(Function function) {
        Map<Value, ShortLoop> loops = new HashMap<>();
        find(function.body(), new HashMap<>(), loops);
        if (loops.isEmpty()) {
            return function;
        }
        Set<Value> arrays = SmallArrays.of(function.body(), loops).keySet();
        Set<Value> counters = new HashSet<>();
        uses(function.body(), arrays, counters);
        loops.keySet().retainAll(counters);
        return loops.isEmpty() ? function : function.withBody(new Rewriter(loops).region(function.body()));
    }

    private static void find(Region region, Map<Value, Integer> constants, Map<Value, ShortLoop> loops) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Const constant && constant.value() instanceof Integer number) {
                constants.put(constant.target(), number);
            }
            op.regions().forEach(inner -> find(inner, constants, loops));
            if (op instanceof Op.For loop && !Repetition.is(loop)) {
                ShortLoop written = ShortLoop.of(loop, constants);
                if (written != null) {
                    loops.put(loop.counter(), written);
                }
            }
        }
    }

    /** The indices into these arrays. */
    private static void uses(Region region, Set<Value> arrays, Set<Value> indices) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Load load && arrays.contains(load.array())) {
                indices.add(load.index());
            } else if (op instanceof Op.Store store && arrays.contains(store.array())) {
                indices.add(store.index());
            }
            op.regions().forEach(inner -> uses(inner, arrays, indices));
        }
    }

    /** One run; what stands for a result of a loop is known behind it. */
    private static final class Rewriter {
        private final Map<Value, ShortLoop> loops;
        private final Map<Value, Value> replaced = new HashMap<>();

        Rewriter(Map<Value, ShortLoop> loops) {
            this.loops = loops;
        }

        Region region(Region region) {
            RegionBuilder to =
                    new RegionBuilder(region.params(), region.terminator().origin());
            for (Op original : region.ops()) {
                Op op = original.with(this::now, this::region);
                if (op instanceof Op.For loop && loops.containsKey(loop.counter())) {
                    writeOut(loop, loops.get(loop.counter()), to);
                } else {
                    to.add(op);
                }
            }
            return new Region(region.params(), to.ops());
        }

        private Value now(Value value) {
            return replaced.getOrDefault(value, value);
        }

        private void writeOut(Op.For loop, ShortLoop written, RegionBuilder to) {
            List<Value> carried = loop.inits();
            for (int i = 0; i < written.counters().size(); i++) {
                IterationCopy iteration = new IterationCopy("u" + i + " ");
                to.at(loop.origin());
                iteration.stands(loop.counter(), to.constant(written.counters().get(i)));
                for (int k = 0; k < carried.size(); k++) {
                    iteration.stands(loop.carried().get(k), carried.get(k));
                }
                loop.body().body().forEach(op -> to.add(iteration.of(op)));
                carried = new ArrayList<>(Op.each(loop.body().yields(), iteration::use));
            }
            for (int k = 0; k < carried.size(); k++) {
                replaced.put(loop.targets().get(k), carried.get(k));
            }
        }
    }
}
