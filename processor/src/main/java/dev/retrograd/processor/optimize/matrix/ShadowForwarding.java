package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;

/**
 * Lets a matrix adjoint that starts as one contribution be that contribution, instead of zeros to which it is added. A
 * contribution that is an adjoint itself, as both operands of a sum get it, is shared as long as nobody changes either.
 */
public final class ShadowForwarding {
    private final Function function;
    private final Uses uses;

    private ShadowForwarding(Function function) {
        this.function = function;
        this.uses = Uses.of(function);
    }

    /** The function with fewer shadows. */
    public static Function forward(Function function) {
        Function current = function;
        Optional<Function> next = new ShadowForwarding(current).step(current.body());
        while (next.isPresent()) {
            current = next.get();
            next = new ShadowForwarding(current).step(current.body());
        }
        return current;
    }

    /** The function without one of the shadows, if one can go. */
    private Optional<Function> step(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Shadow shadow && shadow.target().type().equals(ClassType.MATRIX)) {
                Optional<Function> result = forward(shadow);
                if (result.isPresent()) {
                    return result;
                }
            }
            for (Region inner : op.regions()) {
                Optional<Function> result = step(inner);
                if (result.isPresent()) {
                    return result;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Function> forward(Op.Shadow shadow) {
        Value target = shadow.target();
        List<Op> users = uses.users(target);
        if (users.isEmpty()
                || !(users.get(0) instanceof Op.Accumulate first)
                || first.target() != target
                || first.value() == target
                || !isInRegionOf(first, shadow)
                || !(isNew(first)
                        || (isShared(first.value())
                                && isReadOnly(target, first)
                                && isReadOnly(first.value(), first)))) {
            return Optional.empty();
        }
        first.value().nameIfAbsent(target.name());
        Substitution substitution = new Substitution();
        substitution.replace(target, first.value());
        return Optional.of(substitution.apply(function, op -> is(op, shadow) || is(op, first)));
    }

    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    private boolean isInRegionOf(Op first, Op.Shadow shadow) {
        return uses.region(first) == uses.region(shadow);
    }

    @SuppressWarnings("ReferenceEquality") // operations are told apart by identity
    private static boolean is(Op op, Op other) {
        return op == other;
    }

    /** Whether the contribution is computed for this adjoint alone. */
    private boolean isNew(Op.Accumulate accumulate) {
        Value value = accumulate.value();
        return uses.count(value) == 1
                && uses.definition(value)
                        .filter(op -> op instanceof Op.Call call && MatrixCalls.isElementwise(call))
                        .filter(op -> !MatrixCalls.isOwn(op))
                        .isPresent();
    }

    /** Whether nobody can reach the value's elements but by its name. */
    private boolean isShared(Value value) {
        boolean known = uses.definition(value)
                .map(op -> op instanceof Op.Shadow
                        || (op instanceof Op.Call call
                                && (MatrixCalls.isElementwise(call) || MatrixCalls.is(call, "times"))))
                .orElse(function.params().contains(value));
        return known && uses.users(value).stream().noneMatch(op -> passesOn(op));
    }

    /** Whether the value is only read once the contribution has been made. */
    private boolean isReadOnly(Value value, Op.Accumulate accumulate) {
        return uses.users(value).stream()
                .filter(op -> uses.position(op) > uses.position(accumulate))
                .allMatch(op -> !passesOn(op) && !(op instanceof Op.Accumulate later && later.target() == value));
    }

    /** Whether an operation may give the operand's storage another name. */
    private static boolean passesOn(Op op) {
        boolean reads = op instanceof Op.Accumulate
                || op instanceof Op.Shadow
                || op instanceof Op.Copy
                || MatrixCalls.isShapeCheck(op)
                || (op instanceof Op.Call call && !MatrixCalls.is(call, "data") && !MatrixCalls.is(call, "wrap"));
        return !reads;
    }
}
