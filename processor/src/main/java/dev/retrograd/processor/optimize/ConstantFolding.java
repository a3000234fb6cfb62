package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes what is known before run time, and drops operations and branches that change nothing. */
final class ConstantFolding implements Pass {
    @Override
    public String name() {
        return "fold";
    }

    @Override
    public Function apply(Function function) {
        return new Folder().rewrite(function);
    }

    /** One run. */
    private static final class Folder extends Rewriter {
        private final Map<Value, Object> constants = new HashMap<>();
        private final Map<Value, Op.Call> calls = new HashMap<>();
        private final Identities identities = new Identities(constants, calls);

        @Override
        void visit(Op op, List<Op> to) {
            if (op instanceof Op.Const constant) {
                emit(constant, to);
            } else if (op instanceof Op.Call call) {
                fold(call, to);
            } else if (op instanceof Op.If branch
                    && constants.get(branch.condition()) instanceof Boolean truth
                    && isMovable(op)) {
                Region taken = rewrite(truth ? branch.then() : branch.otherwise());
                to.addAll(taken.body());
                replaceAll(branch.targets(), taken.yields());
            } else if (op instanceof Op.For loop && isMovable(op) && neverRuns(loop)) {
                replaceAll(loop.targets(), loop.inits());
            } else {
                to.add(withRegions(op));
            }
        }

        /** Whether no other region has to mirror this one's. */
        private static boolean isMovable(Op op) {
            return op.regions().stream()
                    .flatMap(region -> region.ops().stream())
                    .allMatch(
                            inner -> !(inner instanceof Op.Save) && !(inner instanceof Op.Restore) && isMovable(inner));
        }

        private boolean neverRuns(Op.For loop) {
            if (!(constants.get(loop.first()) instanceof Number first)
                    || !(constants.get(loop.limit()) instanceof Number limit)) {
                return false;
            }
            int order = Long.compare(first.longValue(), limit.longValue());
            return order == 0 ? !loop.inclusive() : (order > 0) == (loop.step() > 0);
        }

        private void fold(Op.Call call, List<Op> to) {
            Optional<Object> known = evaluate(call);
            if (known.isPresent()) {
                emit(new Op.Const(call.target(), known.get(), call.origin()), to);
                return;
            }
            Optional<Value> operand = call.operands().isEmpty() ? Optional.empty() : identities.operand(call);
            if (operand.isPresent()) {
                replace(call.target(), operand.get());
                return;
            }
            calls.put(call.target(), call);
            to.add(call);
        }

        private void emit(Op.Const constant, List<Op> to) {
            if (constant.value() != null) {
                constants.put(constant.target(), constant.value());
            }
            to.add(constant);
        }

        private Optional<Object> evaluate(Op.Call call) {
            Type type = call.target().type();
            List<Object> operands = new ArrayList<>();
            for (Value operand : call.operands()) {
                Object constant = constants.get(operand);
                if (constant == null || !(operand.type() instanceof Primitive)) {
                    return Optional.empty();
                }
                operands.add(constant);
            }
            return operands.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(Arithmetic.evaluate(call.function(), type, operands));
        }
    }
}
