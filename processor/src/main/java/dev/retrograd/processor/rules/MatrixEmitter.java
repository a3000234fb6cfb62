package dev.retrograd.processor.rules;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Map;

/**
 * Turns formulas into calls. The operands' types choose: a product of a scalar and a matrix is a scaling, a scalar beside a
 * matrix in an element-wise operator is broadcast, and where all operands are scalars so is the operation.
 */
final class MatrixEmitter {
    private static final Map<String, String> ELEMENTWISE =
            Map.of("+", "plus", "-", "minus", ".*", "hadamard", "./", "divideElements");

    private final RegionBuilder to;
    private final Map<String, Value> bindings;

    MatrixEmitter(RegionBuilder to, Map<String, Value> bindings) {
        this.to = to;
        this.bindings = bindings;
    }

    Value emit(MatrixFormula formula) {
        if (formula instanceof MatrixFormula.Literal literal) {
            return to.constant(literal.value());
        } else if (formula instanceof MatrixFormula.Name name) {
            return bindings.get(name.name());
        }
        List<Value> parts = formula.parts().stream().map(this::emit).toList();
        if (formula instanceof MatrixFormula.Infix infix) {
            return infix(infix.operator(), parts.get(0), parts.get(1));
        } else if (formula instanceof MatrixFormula.Negation) {
            Value operand = parts.get(0);
            return isScalar(operand) ? to.call(Primitive.DOUBLE, "-", operand) : apply("negate", parts);
        } else if (formula instanceof MatrixFormula.Application application) {
            return apply(application.function(), parts);
        }
        return apply("transpose", parts);
    }

    private Value infix(String operator, Value left, Value right) {
        if (isScalar(left) && isScalar(right)) {
            return to.call(Primitive.DOUBLE, operator.replace(".", ""), left, right);
        } else if (operator.equals("*")) {
            if (isScalar(left)) {
                return apply("scale", List.of(right, left));
            }
            return apply(isScalar(right) ? "scale" : "times", List.of(left, right));
        }
        Value a = isScalar(left) ? apply("broadcast", List.of(left, right)) : left;
        Value b = isScalar(right) ? apply("broadcast", List.of(right, left)) : right;
        return apply(ELEMENTWISE.get(operator), List.of(a, b));
    }

    Value apply(String function, List<Value> operands) {
        if (function.equals("gate") && isScalar(operands.get(0))) {
            return gate(operands.get(0), operands.get(1));
        }
        return to.call(type(function, operands), MatrixRules.PREFIX + function, operands.toArray(Value[]::new));
    }

    private static Type type(String function, List<Value> operands) {
        return switch (function) {
            case "sum" -> Primitive.DOUBLE;
            case "rowSums", "columnSums" -> ArrayType.DOUBLES;
            case "broadcast", "broadcastRow", "broadcastColumn" ->
                operands.get(1).type();
            default -> operands.get(0).type();
        };
    }

    /** The adjoint where the result is positive or NaN; a product by 0 or 1 would let an infinite adjoint through as NaN. */
    private Value gate(Value adjoint, Value result) {
        Value zero = to.constant(0.0);
        Value closed = to.call(Primitive.BOOLEAN, "<=", result, zero);
        List<Value> targets = List.of(Value.of(Primitive.DOUBLE));
        return to.branch(closed, targets, then -> List.of(then.constant(0.0)), open -> List.of(adjoint))
                .get(0);
    }

    private static boolean isScalar(Value value) {
        return value.type().equals(Primitive.DOUBLE);
    }
}
