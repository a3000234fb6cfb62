package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops factors of one and terms of zero, joins signs and squares by a product, in adjoint code only: there the sign of a zero does
 * not matter and an adjoint that is the literal 0 is one that nothing depends on; the method's own arithmetic keeps its bits.
 */
final class AdjointAlgebra implements Pass {
    @Override
    public String name() {
        return "algebra";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasDerivatives();
    }

    @Override
    public Function apply(Function function) {
        return function.withBody(new Rewriter().rewrite(function.body()));
    }

    /** One run. */
    private static final class Rewriter {
        private final Map<Value, Op> definitions = new HashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();

        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op original : region.ops()) {
                Op op = original.with(this::now, this::rewrite);
                if (op instanceof Op.Call call && isAdjoint(call)) {
                    Value same = simplerValue(call);
                    if (same != null) {
                        if (call.target().name() != null) {
                            same.nameIfAbsent(call.target().name());
                        }
                        replaced.put(call.target(), same);
                        continue;
                    }
                    op = simpler(call);
                }
                for (Value result : op.results()) {
                    definitions.put(result, op);
                }
                ops.add(op);
            }
            return new Region(region.params(), ops);
        }

        private Value now(Value value) {
            return replaced.getOrDefault(value, value);
        }

        private static boolean isAdjoint(Op.Call call) {
            return !call.origin().note().isEmpty()
                    && call.target().type().isFloating()
                    && call.operands().size() == 2;
        }

        private boolean is(Value value, double literal) {
            return definitions.get(value) instanceof Op.Const constant
                    && constant.value() instanceof Double number
                    && number == literal;
        }

        /** What is negated to give the value, or null. */
        private Value negated(Value value) {
            return definitions.get(value) instanceof Op.Call call
                            && call.function().equals("-")
                            && call.operands().size() == 1
                    ? call.operands().get(0)
                    : null;
        }

        private Value simplerValue(Op.Call call) {
            Value left = call.operands().get(0);
            Value right = call.operands().get(1);
            return switch (call.function()) {
                case "+" -> is(left, 0) ? right : is(right, 0) ? left : null;
                case "-" -> is(right, 0) ? left : null;
                case "*" -> is(left, 1) ? right : is(right, 1) || is(left, 0) ? left : null;
                case "/" -> is(right, 1) || is(left, 0) ? left : null;
                default -> null;
            };
        }

        private Op.Call simpler(Op.Call call) {
            Value left = call.operands().get(0);
            Value right = call.operands().get(1);
            switch (call.function()) {
                case "+" -> {
                    if (negated(right) != null) {
                        return with(call, "-", left, negated(right));
                    } else if (negated(left) != null) {
                        return with(call, "-", right, negated(left));
                    }
                }
                case "-" -> {
                    if (negated(right) != null) {
                        return with(call, "+", left, negated(right));
                    } else if (is(left, 0)) {
                        return with(call, "-", right);
                    }
                }
                case "*" -> {
                    if (is(left, -1)) {
                        return with(call, "-", right);
                    } else if (is(right, -1)) {
                        return with(call, "-", left);
                    }
                }
                case "Math.pow", "StrictMath.pow" -> {
                    if (is(right, 2)) {
                        return with(call, "*", left, left);
                    }
                }
                default -> {}
            }
            return call;
        }

        private static Op.Call with(Op.Call call, String function, Value... operands) {
            return new Op.Call(call.target(), function, List.of(operands), call.origin());
        }
    }
}
