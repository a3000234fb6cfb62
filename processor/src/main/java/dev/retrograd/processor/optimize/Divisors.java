package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/**
 * How small divisors can be. The reciprocal of one next to zero is infinite, where the quotient of two such numbers is not: a product by
 * the reciprocal may stand for the quotient only if the divisor is zero, infinite, or larger than this.
 */
final class Divisors {
    /** Far above the subnormal numbers; below it reciprocals are not used. */
    static final double TINY = 1e-300;

    private final Uses uses;

    Divisors(Uses uses) {
        this.uses = uses;
    }

    /** Whether a number is known to be zero, infinite, no number, or larger than {@link #TINY} in absolute value. */
    boolean isNeverTiny(Value value) {
        if (!(uses.definition(value).orElse(null) instanceof Op.Call call)) {
            return isLarge(value);
        }
        List<Value> operands = call.operands();
        return switch (call.function()) {
            case "(double)" ->
                operands.get(0).type() == Primitive.INT || operands.get(0).type() == Primitive.LONG;
            case "Math.sqrt", "StrictMath.sqrt", "Math.cosh", "StrictMath.cosh" -> true;
            case "Math.max", "StrictMath.max" -> operands.stream().anyMatch(this::isLarge);
            case "-", "Math.abs", "StrictMath.abs" -> operands.size() == 1 && isNeverTiny(operands.get(0));
            case "+" ->
                (isLarge(operands.get(0)) && isNotNegative(operands.get(1)))
                        || (isLarge(operands.get(1)) && isNotNegative(operands.get(0)));
            default -> false;
        };
    }

    private boolean isLarge(Value value) {
        return uses.definition(value).orElse(null) instanceof Op.Const constant
                && constant.value() instanceof Double number
                && number > TINY;
    }

    private boolean isNotNegative(Value value) {
        if (!(uses.definition(value).orElse(null) instanceof Op.Call call)) {
            return isLarge(value);
        }
        List<Value> operands = call.operands();
        return switch (call.function()) {
            case "Math.exp", "StrictMath.exp", "Math.abs", "StrictMath.abs", "Math.sqrt", "StrictMath.sqrt" -> true;
            case "*" -> operands.get(0).equals(operands.get(1));
            case "+" -> operands.stream().allMatch(this::isNotNegative);
            default -> false;
        };
    }
}
