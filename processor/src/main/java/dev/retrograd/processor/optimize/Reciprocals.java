package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides once where adjoint code divides by the same number more than once, or in a loop that leaves the number alone: a product
 * takes a fraction of the time. The method's own quotients keep their bits.
 */
final class Reciprocals implements Pass {
    @Override
    public String name() {
        return "reciprocals";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasDerivatives();
    }

    @Override
    public Function apply(Function function) {
        Sharing sharing = new Sharing(Uses.of(function));
        sharing.collect(function.body());
        sharing.quotients.forEach(sharing::share);
        return sharing.inverses.isEmpty() ? function : function.withBody(sharing.rewrite(function.body()));
    }

    /** One run. */
    private static final class Sharing {
        private final Uses uses;
        private final Map<Value, List<Op.Call>> quotients = new LinkedHashMap<>();
        private final Map<Value, Value> inverses = new LinkedHashMap<>();
        private final IdentityHashMap<Op, List<Op>> before = new IdentityHashMap<>();

        Sharing(Uses uses) {
            this.uses = uses;
        }

        void collect(Region region) {
            for (Op op : region.ops()) {
                if (op instanceof Op.Call call && isQuotient(call)) {
                    quotients
                            .computeIfAbsent(call.operands().get(1), key -> new ArrayList<>())
                            .add(call);
                }
                op.regions().forEach(this::collect);
            }
        }

        private boolean isQuotient(Op.Call call) {
            return call.function().equals("/")
                    && call.target().type() == Primitive.DOUBLE
                    && !call.origin().note().isEmpty()
                    && !(uses.definition(call.operands().get(1)).orElse(null) instanceof Op.Const);
        }

        /** Computes the reciprocal before the first of the quotients, as far outside as all of them and the loops require. */
        void share(Value divisor, List<Op.Call> calls) {
            List<Op> path = path(calls.get(0));
            int depth = path.size() - 1;
            for (Op.Call call : calls) {
                depth = Math.min(depth, common(path, path(call)));
            }
            int scope = uses.definition(divisor).map(op -> path(op).size() - 1).orElseGet(() -> depthOfParam(divisor));
            int outside = depth;
            for (int i = depth - 1; i >= scope; i--) {
                if (path.get(i) instanceof Op.For || path.get(i) instanceof Op.While) {
                    outside = i;
                }
            }
            if (calls.size() > 1 || outside < depth) {
                inverses.put(divisor, Value.of(Primitive.DOUBLE, "reciprocal"));
                before.computeIfAbsent(path.get(outside), key -> new ArrayList<>())
                        .addAll(reciprocal(divisor, calls.get(0).origin()));
            }
        }

        /** The operations around an operation, outermost first, and the operation itself. */
        private List<Op> path(Op op) {
            List<Op> path = new ArrayList<>(uses.enclosing(op));
            Collections.reverse(path);
            path.add(op);
            return path;
        }

        private int depthOfParam(Value param) {
            return uses.parent(uses.scope(param)).map(op -> path(op).size()).orElse(0);
        }

        /** How deep the innermost region is in which both are. */
        private int common(List<Op> a, List<Op> b) {
            int depth = 0;
            while (depth < a.size() - 1
                    && depth < b.size() - 1
                    && a.get(depth) == b.get(depth)
                    && uses.region(a.get(depth + 1)).equals(uses.region(b.get(depth + 1)))) {
                depth++;
            }
            return depth;
        }

        private List<Op> reciprocal(Value divisor, Origin origin) {
            Value one = Value.of(Primitive.DOUBLE);
            return List.of(
                    new Op.Const(one, 1.0, origin),
                    new Op.Call(inverses.get(divisor), "/", List.of(one, divisor), origin));
        }

        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                ops.addAll(before.getOrDefault(op, List.of()));
                Value inverse = op instanceof Op.Call call && isQuotient(call)
                        ? inverses.get(call.operands().get(1))
                        : null;
                ops.add(
                        inverse == null
                                ? op.with(this::rewrite)
                                : new Op.Call(
                                        op.result(), "*", List.of(op.operands().get(0), inverse), op.origin()));
            }
            return new Region(region.params(), ops);
        }
    }
}
