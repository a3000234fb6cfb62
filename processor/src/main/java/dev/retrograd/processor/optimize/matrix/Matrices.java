package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;

/** From matrices to loops: the phase's entry. A function without matrices and whole-array sums stays the object that it is. */
public final class Matrices {
    private Matrices() {}

    /** Rewrites a function, primal or derived, that may be differentiated again. */
    public static Function expand(Function function) {
        return expand(function, false);
    }

    /** Rewrites a function that is not differentiated any more: large products are left to the runtime's kernels. */
    public static Function expandForGood(Function function) {
        return expand(function, true);
    }

    /** Names the results that the user has not named before a sweep names their derivatives: {@code dxw} of {@code xw}. */
    public static Function named(Function function) {
        name(function.body());
        return function;
    }

    private static void name(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Call call
                    && !MatrixCalls.name(call).isEmpty()
                    && !(call.target().type() instanceof Primitive)) {
                call.target().nameIfAbsent(MatrixCalls.hint(call));
            }
            op.regions().forEach(Matrices::name);
        }
    }

    private static Function expand(Function function, boolean kernels) {
        return isConcerned(function.body())
                ? MatrixExpansion.expand(ShadowForwarding.forward(LocalSlots.resolve(function)), kernels)
                : function;
    }

    private static boolean isConcerned(Region region) {
        return region.ops().stream().anyMatch(Matrices::isConcerned)
                || region.params().stream().anyMatch(param -> param.type().equals(ClassType.MATRIX));
    }

    private static boolean isConcerned(Op op) {
        return op instanceof Op.Accumulate
                || (op instanceof Op.Call call && call.function().startsWith("Matrix."))
                || op.regions().stream().anyMatch(Matrices::isConcerned);
    }
}
