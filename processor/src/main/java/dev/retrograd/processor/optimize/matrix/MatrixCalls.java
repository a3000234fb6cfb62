package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the expansion has to know of a matrix function: how its elements depend on its operands'. */
final class MatrixCalls {
    private static final String PREFIX = "Matrix.";

    /** Functions whose element (i, j) depends on the elements (i, j) of matrices, element j of rows, i of columns. */
    private static final Set<String> ELEMENTWISE = Set.of(
            "plus",
            "minus",
            "negate",
            "scale",
            "hadamard",
            "divideElements",
            "plusRow",
            "plusColumn",
            "sigmoid",
            "tanh",
            "exp",
            "log",
            "relu",
            "square",
            "sqrt",
            "softplus",
            "of",
            "toArray",
            "constant",
            "broadcast",
            "broadcastRow",
            "broadcastColumn",
            "gate",
            "whereNonZero");

    private static final Set<String> REDUCTIONS = Set.of("sum", "rowSums", "columnSums");
    private static final Set<String> BROADCASTS = Set.of("broadcast", "broadcastRow", "broadcastColumn");
    private static final Set<String> COPIES = Set.of("of", "toArray", "constant");

    /** How the names of the runtime's checks start. */
    static final String CHECKS = ClassType.MATRIX.name() + ".require";

    private MatrixCalls() {}

    /** Whether values of the type are matrices: the runtime's or plain rows. */
    static boolean isMatrix(Type type) {
        return type.equals(ClassType.MATRIX) || type.equals(ArrayType.ROWS);
    }

    private static final Map<String, String> SPELLED =
            Map.of("plus", "Plus", "plusRow", "Plus", "minus", "Minus", "hadamard", "Times");

    private static final int LONGEST_NAME = 16;

    /** The function's name without {@code Matrix.}, or an empty string for any other function. */
    static String name(Op.Call call) {
        return call.function().startsWith(PREFIX) ? call.function().substring(PREFIX.length()) : "";
    }

    static boolean isElementwise(Op.Call call) {
        return ELEMENTWISE.contains(name(call)) && isMatrix(call.target().type());
    }

    static boolean isReduction(Op.Call call) {
        return REDUCTIONS.contains(name(call));
    }

    static boolean isBroadcast(Op.Call call) {
        return BROADCASTS.contains(name(call));
    }

    static boolean isCopy(Op.Call call) {
        return COPIES.contains(name(call));
    }

    static boolean is(Op op, String function) {
        return op instanceof Op.Call call && name(call).equals(function);
    }

    /** Whether the operation is the method's own; derived ones have operands that fit. */
    static boolean isOwn(Op op) {
        return op.origin().note().isEmpty();
    }

    /** Whether the operation is one of the runtime's checks, which take rows; a derived function may give them matrices. */
    static boolean isShapeCheck(Op op) {
        return op instanceof Op.Invoke invoke && invoke.callee().startsWith(CHECKS);
    }

    /** The operand that has the shape of an element-wise function's result. */
    static Value shapedLikeResult(Op.Call call) {
        return call.operands().get(isBroadcast(call) ? 1 : 0);
    }

    /** The operands of which nothing but the shape is asked. */
    static List<Value> shapeOperands(Op op) {
        if (op instanceof Op.Shadow shadow) {
            return List.of(shadow.primal());
        } else if (op instanceof Op.Call call && isBroadcast(call)) {
            return List.of(call.operands().get(1));
        }
        return is(op, "rows") || is(op, "columns") ? op.operands() : List.of();
    }

    /** A name for a result that the user has not named, by its operands if they have short names. */
    static String hint(Op.Call call) {
        String name = name(call);
        List<String> operands = call.operands().stream().map(Value::name).toList();
        if (operands.isEmpty() || operands.stream().anyMatch(Objects::isNull)) {
            return name;
        } else if (name.equals("transpose")) {
            return operands.get(0) + "T";
        } else if (name.equals("times")) {
            return joined(operands.get(0), "", operands.get(1));
        }
        String joined = SPELLED.containsKey(name) ? joined(operands.get(0), SPELLED.get(name), operands.get(1)) : name;
        return joined.length() <= LONGEST_NAME ? joined : name;
    }

    private static String joined(String left, String operation, String right) {
        boolean letters = operation.isEmpty() && left.length() == 1 && right.length() == 1;
        return left + operation + (letters ? right : Character.toUpperCase(right.charAt(0)) + right.substring(1));
    }
}
