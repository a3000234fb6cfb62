package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets readers see through loops that carry a value without changing it, and through branches that agree. */
final class CopyPropagation implements Pass {
    @Override
    public String name() {
        return "copies";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasRegions();
    }

    @Override
    public Function apply(Function function) {
        return new Propagation().rewrite(function);
    }

    /** One run. */
    private static final class Propagation extends Rewriter {
        private final Map<Value, Object> constants = new HashMap<>();

        @Override
        void visit(Op op, List<Op> to) {
            if (op instanceof Op.For loop) {
                for (int i = 0; i < loop.inits().size(); i++) {
                    Value init = loop.inits().get(i);
                    Value param = loop.carried().get(i);
                    Value yielded = resolve(loop.body().yields().get(i));
                    if ((yielded.equals(param) || yielded.equals(init)) && sameType(init, param)) {
                        replace(param, init);
                        replace(loop.targets().get(i), init);
                    }
                }
            } else if (op instanceof Op.While loop) {
                propagate(loop);
            } else if (op instanceof Op.Const constant && constant.value() != null) {
                constants.put(constant.target(), constant.value());
            }
            Op rewritten = withRegions(op);
            if (rewritten instanceof Op.If branch) {
                agree(branch);
            }
            to.add(rewritten);
        }

        /** A carried variable is its initial value if the condition forwards it, and the body yields it, as it is. */
        private void propagate(Op.While loop) {
            List<Value> forwarded =
                    loop.condition().yields().subList(1, loop.targets().size() + 1);
            for (int i = 0; i < loop.inits().size(); i++) {
                Value init = loop.inits().get(i);
                Value param = loop.condition().params().get(i);
                Value yielded = resolve(loop.body().yields().get(i));
                int position = loop.body().params().indexOf(yielded);
                boolean returned = position >= 0 && forwarded.get(position).equals(param);
                if ((returned || yielded.equals(init)) && sameType(init, param)) {
                    replace(param, init);
                }
            }
            Set<Value> inside = new HashSet<>(loop.condition().params());
            loop.condition().ops().forEach(op -> inside.addAll(op.results()));
            for (int i = 0; i < forwarded.size(); i++) {
                Value value = resolve(forwarded.get(i));
                Value param = loop.body().params().get(i);
                if (!inside.contains(value) && sameType(value, param)) {
                    replace(param, value);
                    replace(loop.targets().get(i), value);
                }
            }
        }

        /** Replaces results for which both regions yield the same value or the condition itself. */
        private void agree(Op.If branch) {
            Set<Value> inside = new HashSet<>();
            branch.regions().forEach(region -> region.ops().forEach(op -> inside.addAll(op.results())));
            for (int i = 0; i < branch.targets().size(); i++) {
                Value target = branch.targets().get(i);
                Value then = branch.then().yields().get(i);
                Value otherwise = branch.otherwise().yields().get(i);
                if (then.equals(otherwise) && !inside.contains(then) && sameType(then, target)) {
                    replace(target, then);
                } else if (target.type() == Primitive.BOOLEAN
                        && Boolean.TRUE.equals(constants.get(then))
                        && Boolean.FALSE.equals(constants.get(otherwise))) {
                    replace(target, branch.condition());
                }
            }
        }

        private static boolean sameType(Value a, Value b) {
            return a.type().equals(b.type());
        }
    }
}
