package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Puts what is made early next to its use: index arithmetic into the loop header that reads it, the storage of adjoints to the
 * start of the reverse sweep. Changes what readers of the output see, not what is computed.
 */
final class SinkToUse implements Pass {
    private static final Set<String> CHEAP = Set.of("+", "-");

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasShadows() || contents.hasIntegers();
    }

    @Override
    public Function apply(Function function) {
        return function.withBody(new Rewriter(Uses.of(function), Aliases.of(function)).rewrite(function.body()));
    }

    /** One run. */
    private static final class Rewriter {
        private final Uses uses;
        private final Aliases aliases;
        private final IdentityHashMap<Op, List<Op>> moved = new IdentityHashMap<>();

        Rewriter(Uses uses, Aliases aliases) {
            this.uses = uses;
            this.aliases = aliases;
        }

        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                Op anchor = anchor(op, region);
                if (anchor != null) {
                    moved.computeIfAbsent(anchor, key -> new ArrayList<>()).add(op);
                } else {
                    emit(op, ops);
                }
            }
            return new Region(region.params(), ops);
        }

        private void emit(Op op, List<Op> ops) {
            moved.getOrDefault(op, List.of()).forEach(earlier -> emit(earlier, ops));
            ops.add(op.with(this::rewrite));
        }

        /** The operation to stand before; null to stay. */
        @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
        private Op anchor(Op op, Region region) {
            if (op instanceof Op.Shadow shadow && uses.parent(region).isEmpty()) {
                // A shadow has the rows that its primal has where it is made, null or not.
                return aliases.areRowsReplaced(shadow.primal()) ? null : firstUser(op, region);
            }
            if (isIndexArithmetic(op) && uses.count(op.result()) == 1) {
                Op user = uses.users(op.result()).get(0);
                return uses.region(user) == region ? null : user;
            }
            return null;
        }

        private static boolean isIndexArithmetic(Op op) {
            return op instanceof Op.Call call
                    && call.target().type() == Primitive.INT
                    && CHEAP.contains(call.function());
        }

        /** The operation of this region that is, or holds, the first user; users that move themselves count where they go. */
        @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
        private Op firstUser(Op op, Region region) {
            Op first = null;
            for (Op user : uses.users(op.result())) {
                Op holder = user;
                while (uses.region(holder) != region) {
                    holder = uses.parent(uses.region(holder)).orElseThrow();
                }
                Op later = holder instanceof Op.Shadow ? anchor(holder, region) : null;
                Op here = later == null ? holder : later;
                if (first == null || uses.position(here) < uses.position(first)) {
                    first = here;
                }
            }
            return first;
        }
    }
}
