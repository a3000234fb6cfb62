package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shortens the shadow of an array of which a method uses a few elements by number, where loops only copy the shadow: they copy these
 * elements one by one, and zeros for the others. That the array has these elements is known from the method's own access to them.
 */
final class CopiedShadows implements Pass {
    private static final int LONGEST = 16;

    @Override
    public String name() {
        return "copied";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasShadows() && contents.hasLoops();
    }

    @Override
    public Function apply(Function function) {
        Shortening shortening = new Shortening(Uses.of(function));
        shortening.find(function.body());
        return shortening.lengths.isEmpty() ? function : function.withBody(shortening.rewrite(function.body()));
    }

    /** One run. */
    private static final class Shortening {
        private final Uses uses;
        private final Map<Value, Integer> lengths = new HashMap<>();
        private final IdentityHashMap<Op, Value> copying = new IdentityHashMap<>();
        private final Map<Value, Integer> surely = new HashMap<>();

        Shortening(Uses uses) {
            this.uses = uses;
        }

        /** Looks through the outermost region, whose operations all run. */
        void find(Region body) {
            for (Op op : body.ops()) {
                if (op instanceof Op.Load load && number(load.index()) != null) {
                    surely.merge(load.array(), number(load.index()), Math::max);
                } else if (op instanceof Op.Shadow shadow
                        && shadow.target().type().equals(ArrayType.DOUBLES)) {
                    find(shadow, body);
                }
            }
        }

        private void find(Op.Shadow shadow, Region body) {
            int last = -1;
            List<Op.For> copies = new ArrayList<>();
            for (Op user : uses.users(shadow.target())) {
                Integer index = user instanceof Op.Load || user instanceof Op.Store
                        ? number(user.operands().get(1))
                        : null;
                if (index != null && user.operands().indexOf(shadow.target()) == 0 && count(user, shadow) == 1) {
                    last = Math.max(last, index);
                } else if (user instanceof Op.Load load
                        && uses.parent(uses.region(load)).orElse(null) instanceof Op.For loop
                        && uses.region(loop).equals(body)
                        && isCopy(loop, load, shadow)) {
                    copies.add(loop);
                } else {
                    return;
                }
            }
            if (!copies.isEmpty() && last < LONGEST && surely.getOrDefault(shadow.primal(), -1) >= last) {
                lengths.put(shadow.target(), last + 1);
                copies.forEach(loop -> copying.put(loop, shadow.target()));
            }
        }

        private static long count(Op user, Op.Shadow shadow) {
            return user.operands().stream().filter(shadow.target()::equals).count();
        }

        private boolean isCopy(Op.For loop, Op.Load load, Op.Shadow shadow) {
            boolean all = load.index().equals(loop.counter())
                    && Integer.valueOf(0).equals(number(loop.first()))
                    && loop.step() == 1
                    && !loop.inclusive()
                    && loop.inits().isEmpty()
                    && uses.definition(loop.limit()).orElse(null) instanceof Op.Length length
                    && length.array().equals(shadow.primal());
            return all
                    && loop.body().ops().stream()
                            .allMatch(op -> op.regions().isEmpty() && (op == load || count(op, shadow) == 0));
        }

        private Integer number(Value value) {
            return uses.definition(value).orElse(null) instanceof Op.Const constant
                            && constant.value() instanceof Integer number
                    ? number
                    : null;
        }

        Region rewrite(Region body) {
            List<Op> ops = new ArrayList<>();
            for (Op op : body.ops()) {
                if (op instanceof Op.Shadow shadow && lengths.containsKey(shadow.target())) {
                    Value length = Value.of(Primitive.INT);
                    ops.add(new Op.Const(length, lengths.get(shadow.target()), shadow.origin()));
                    ops.add(new Op.Alloc(shadow.target(), List.of(length), Placement.FRESH, shadow.origin()));
                } else if (copying.containsKey(op)) {
                    apart((Op.For) op, copying.get(op), ops);
                } else {
                    ops.add(op);
                }
            }
            return new Region(body.params(), ops);
        }

        private void apart(Op.For loop, Value shadow, List<Op> to) {
            int length = lengths.get(shadow);
            for (int i = 0; i < length; i++) {
                Value counter = Value.of(Primitive.INT);
                to.add(new Op.Const(counter, i, loop.origin()));
                Map<Value, Value> here = new HashMap<>(Map.of(loop.counter(), counter));
                for (Op op : loop.body().body()) {
                    op.results().forEach(result -> here.put(result, result.fresh()));
                    to.add(op.map(value -> here.getOrDefault(value, value), here::get, region -> region));
                }
            }
            Value behind = Value.of(Primitive.INT);
            to.add(new Op.Const(behind, length, loop.origin()));
            List<Op> rest = new ArrayList<>();
            for (Op op : loop.body().ops()) {
                boolean element = op instanceof Op.Load load && load.array().equals(shadow);
                rest.add(element ? new Op.Const(op.result(), 0.0, op.origin()) : op);
            }
            to.add(new Op.For(
                    List.of(),
                    loop.label(),
                    behind,
                    loop.limit(),
                    false,
                    1,
                    List.of(),
                    new Region(loop.body().params(), rest),
                    loop.origin()));
        }
    }
}
