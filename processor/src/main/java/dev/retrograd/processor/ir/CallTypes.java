package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of the operators. */
final class CallTypes {
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> BITWISE = Set.of("&", "|", "^");
    private static final Set<String> SHIFTS = Set.of("<<", ">>", ">>>");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Pattern FUNCTION = Pattern.compile(
            "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*(?:#\\p{javaJavaIdentifierPart}+)?");

    private CallTypes() {}

    /** What is wrong with a call's types, or {@code null}. */
    static String failure(Op.Call call) {
        String function = call.function();
        if (function.startsWith("(") && function.endsWith(")")) {
            return cast(call);
        } else if (FUNCTION.matcher(function).matches()) {
            return null;
        }
        List<Value> operands = call.operands();
        Type result = call.target().type();
        boolean fits;
        if (operands.size() == 1) {
            Type operand = operands.get(0).type();
            fits = operand == result
                    && ((function.equals("-") && isPromoted(operand))
                            || (function.equals("!") && operand == Primitive.BOOLEAN)
                            || (function.equals("~") && isInteger(operand)));
        } else {
            fits = operands.size() == 2
                    && binary(function, operands.get(0).type(), operands.get(1).type(), result);
        }
        return fits ? null : "no operator \"" + function + "\" of " + operands + " to " + result;
    }

    private static boolean isString(Type type) {
        return type instanceof ClassType named && named.name().equals("java.lang.String");
    }

    private static boolean binary(String function, Type left, Type right, Type result) {
        if (SHIFTS.contains(function)) {
            return isInteger(left) && left == result && right == Primitive.INT;
        } else if (isString(result)) {
            return function.equals("+") && (isString(left) || isString(right));
        } else if (!left.equals(right)) {
            return EQUALITY.contains(function)
                    && !(left instanceof Primitive)
                    && !(right instanceof Primitive)
                    && result == Primitive.BOOLEAN;
        } else if (ARITHMETIC.contains(function)) {
            return isPromoted(left) && left == result;
        } else if (BITWISE.contains(function)) {
            return (isInteger(left) || left == Primitive.BOOLEAN) && left == result;
        } else if (ORDER.contains(function)) {
            return isPromoted(left) && result == Primitive.BOOLEAN;
        }
        return EQUALITY.contains(function) && result == Primitive.BOOLEAN;
    }

    private static String cast(Op.Call call) {
        String name = call.function().substring(1, call.function().length() - 1);
        Type result = call.target().type();
        if (call.operands().size() != 1 || !result.toString().equals(name)) {
            return "casts one operand to " + name + ", not to " + result;
        }
        Type operand = call.operands().get(0).type();
        boolean numeric = isNumeric(operand) && isNumeric(result);
        boolean references = !(operand instanceof Primitive) && !(result instanceof Primitive);
        return numeric || references ? null : "no cast from " + operand + " to " + result;
    }

    private static boolean isNumeric(Type type) {
        return type instanceof Primitive && type != Primitive.BOOLEAN;
    }

    private static boolean isInteger(Type type) {
        return type == Primitive.INT || type == Primitive.LONG;
    }

    private static boolean isPromoted(Type type) {
        return isInteger(type) || type.isFloating();
    }
}
