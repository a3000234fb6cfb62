package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes a write that a later one to the same element overwrites before anything could have read it, as the zero that the
 * reverse of an element write leaves where the reverse of an element read follows.
 */
final class DeadStores implements Pass {
    @Override
    public String name() {
        return "stores";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasStores();
    }

    @Override
    public Function apply(Function function) {
        return function.withBody(rewrite(function.body(), Aliases.of(function)));
    }

    private static Region rewrite(Region region, Aliases aliases) {
        Deque<Op> kept = new ArrayDeque<>();
        Map<Storage, Map<Object, Op>> overwritten = new HashMap<>();
        for (int i = region.ops().size() - 1; i >= 0; i--) {
            Op op = region.ops().get(i);
            if (op instanceof Op.Store store) {
                Map<Object, Op> later =
                        overwritten.computeIfAbsent(aliases.storage(store.array()), key -> new HashMap<>());
                if (later.put(List.of(store.array(), store.index()), store) != null) {
                    continue;
                }
            } else if (op instanceof Op.Load load) {
                overwritten.remove(aliases.storage(load.array()));
            } else if (mayRead(op)) {
                overwritten.clear();
            }
            kept.addFirst(op.with(inner -> rewrite(inner, aliases)));
        }
        return new Region(region.params(), List.copyOf(kept));
    }

    /** Whether an operation may read elements; a call does so if it is given arrays, as the functions of matrices are. */
    private static boolean mayRead(Op op) {
        return op instanceof Op.Call ? Effects.of(op).reads() : !(op instanceof Op.Const || op instanceof Op.Length);
    }
}
