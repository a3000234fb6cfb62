package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Branches that leave out a derivative's contribution where the factor is zero, because zero times an infinite partial is
 * no zero. A guard is a branch with the note of a rule whose condition compares with the literal zero.
 */
final class Guards {
    private Guards() {}

    /**
     * What a branch guards.
     *
     * @param values the factors that it compares with zero; none if it is no guard
     * @param isOpen whether the branch is taken where one of them is not zero, and not where all are
     */
    record Guard(List<Value> values, boolean isOpen) {}

    static Guard of(Op.If branch, Function<Value, Op> definitions) {
        boolean isOpen = definitions.apply(branch.condition()) instanceof Op.Call call
                && (call.function().equals("!=") || call.function().equals("|"));
        List<Value> values = new ArrayList<>();
        boolean all = !branch.origin().note().isEmpty() && collect(branch.condition(), isOpen, definitions, values);
        return new Guard(all ? values : List.of(), isOpen);
    }

    private static boolean collect(
            Value condition, boolean isOpen, Function<Value, Op> definitions, List<Value> values) {
        if (!(definitions.apply(condition) instanceof Op.Call call)
                || call.operands().size() != 2) {
            return false;
        }
        Value left = call.operands().get(0);
        Value right = call.operands().get(1);
        if (call.function().equals(isOpen ? "|" : "&")) {
            return collect(left, isOpen, definitions, values) && collect(right, isOpen, definitions, values);
        }
        values.add(left);
        return call.function().equals(isOpen ? "!=" : "==")
                && left.type() == Primitive.DOUBLE
                && definitions.apply(right) instanceof Op.Const constant
                && constant.value() instanceof Double number
                && number == 0;
    }

    /** Whether none of the partials that matter depends on anything but literals other than zero, which could be a divisor. */
    static boolean areConstant(Op.Call call, Rule rule, IntPredicate isContributing, Function<Value, Op> definitions) {
        for (int i = 0; i < call.operands().size(); i++) {
            if (!isContributing.test(i)) {
                continue;
            }
            if (rule.readsResult(i)) {
                return false;
            }
            for (int k = 0; k < call.operands().size(); k++) {
                if (rule.reads(i, k)
                        && !isNonZeroLiteral(definitions.apply(call.operands().get(k)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isNonZeroLiteral(Op definition) {
        return definition instanceof Op.Const constant
                && constant.value() instanceof Number number
                && number.doubleValue() != 0;
    }
}
