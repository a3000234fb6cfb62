package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The logistic function spelled out, {@code 1 / (1 + exp(-x))}. Its derivative is {@code y * (1 - y)}, which asks for the value alone
 * and is finite everywhere, where the exponential and the quotient one after the other divide again and meet infinity.
 */
final class Sigmoid {
    private static final String FUNCTION = "Matrix.sigmoid";

    private Sigmoid() {}

    /** The call of the function that a quotient is; the call itself if it is another. */
    static Op.Call of(Op.Call call, Function<Value, Op> definitions) {
        return argument(call, definitions)
                .map(x -> new Op.Call(call.target(), FUNCTION, List.of(x), call.origin()))
                .orElse(call);
    }

    /** What the function is taken of. */
    private static Optional<Value> argument(Op.Call quotient, Function<Value, Op> definitions) {
        if (!quotient.function().equals("/") || !isOne(quotient.operands().get(0), definitions)) {
            return Optional.empty();
        }
        return call(quotient.operands().get(1), definitions)
                .filter(sum -> sum.function().equals("+"))
                .flatMap(sum -> other(sum, definitions))
                .flatMap(exponential -> call(exponential, definitions))
                .filter(exp ->
                        exp.function().equals("Math.exp") || exp.function().equals("StrictMath.exp"))
                .flatMap(exp -> call(exp.operands().get(0), definitions))
                .filter(negation ->
                        negation.function().equals("-") && negation.operands().size() == 1)
                .map(negation -> negation.operands().get(0));
    }

    /** What one is added to. */
    private static Optional<Value> other(Op.Call sum, Function<Value, Op> definitions) {
        Value left = sum.operands().get(0);
        Value right = sum.operands().get(1);
        if (isOne(left, definitions)) {
            return Optional.of(right);
        }
        return isOne(right, definitions) ? Optional.of(left) : Optional.empty();
    }

    private static Optional<Op.Call> call(Value value, Function<Value, Op> definitions) {
        return definitions.apply(value) instanceof Op.Call call ? Optional.of(call) : Optional.empty();
    }

    private static boolean isOne(Value value, Function<Value, Op> definitions) {
        return definitions.apply(value) instanceof Op.Const constant
                && constant.value() instanceof Double number
                && number == 1;
    }
}
