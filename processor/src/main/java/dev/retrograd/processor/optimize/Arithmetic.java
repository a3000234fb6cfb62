package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.List;

/** Java's operators on constants, bit for bit. Of {@code Math} only what every JDK computes exactly alike. */
final class Arithmetic {
    private Arithmetic() {}

    /** The value of a call on boxed constants; {@code null} if it is not known before run time, or throws. */
    static Object evaluate(String function, Type result, List<Object> operands) {
        Object first = operands.get(0);
        if (function.startsWith("(")) {
            return result instanceof Primitive primitive ? cast(first, primitive) : null;
        } else if (operands.size() == 1) {
            return unary(function, first);
        } else if (operands.size() > 2) {
            return null;
        }
        Object second = operands.get(1);
        if (first instanceof Double a && second instanceof Double b) {
            return real(function, a, b);
        } else if (first instanceof Float a && second instanceof Float b) {
            return single(function, a, b);
        } else if (first instanceof Long a && second instanceof Number b) {
            return wide(function, a, b.longValue());
        } else if (first instanceof Integer a && second instanceof Integer b) {
            return narrow(function, a, b);
        }
        return first instanceof Boolean a && second instanceof Boolean b ? logical(function, a, b) : null;
    }

    private static Object unary(String function, Object operand) {
        if (function.equals("!")) {
            return !(Boolean) operand;
        } else if (operand instanceof Double x) {
            return switch (function) {
                case "-" -> -x;
                case "Math.abs", "StrictMath.abs" -> Math.abs(x);
                case "Math.sqrt", "StrictMath.sqrt" -> Math.sqrt(x);
                case "Math.signum", "StrictMath.signum" -> Math.signum(x);
                case "Math.floor", "StrictMath.floor" -> Math.floor(x);
                case "Math.ceil", "StrictMath.ceil" -> Math.ceil(x);
                case "Math.rint", "StrictMath.rint" -> Math.rint(x);
                default -> null;
            };
        } else if (operand instanceof Float x) {
            return function.equals("-") ? (Object) (-x) : null;
        } else if (operand instanceof Long x) {
            return function.equals("-") ? (Object) (-x) : function.equals("~") ? (Object) ~x : null;
        } else if (operand instanceof Integer x) {
            return function.equals("-") ? (Object) (-x) : function.equals("~") ? (Object) ~x : null;
        }
        return null;
    }

    private static Object real(String function, double a, double b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "Math.max", "StrictMath.max" -> Math.max(a, b);
            case "Math.min", "StrictMath.min" -> Math.min(a, b);
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> null;
        };
    }

    private static Object single(String function, float a, float b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<", "<=", ">", ">=", "==", "!=" -> real(function, a, b);
            default -> null;
        };
    }

    private static Object wide(String function, long a, long b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            case "%" -> b == 0 ? null : (Object) (a % b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "Math.max" -> Math.max(a, b);
            case "Math.min" -> Math.min(a, b);
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> null;
        };
    }

    private static Object narrow(String function, int a, int b) {
        return switch (function) {
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "<", "<=", ">", ">=", "==", "!=" -> wide(function, a, b);
            default -> {
                Object exact = wide(function, a, b);
                yield exact == null ? null : (Object) ((Long) exact).intValue();
            }
        };
    }

    private static Object logical(String function, boolean a, boolean b) {
        return switch (function) {
            case "&" -> a && b;
            case "|" -> a || b;
            case "^", "!=" -> a != b;
            case "==" -> a == b;
            default -> null;
        };
    }

    private static Object cast(Object value, Primitive type) {
        if (!(value instanceof Number) && !(value instanceof Character)) {
            return null;
        }
        Number number = value instanceof Character character ? Integer.valueOf(character) : (Number) value;
        return switch (type) {
            case DOUBLE -> number.doubleValue();
            case FLOAT -> number.floatValue();
            case LONG -> number.longValue();
            case INT -> number.intValue();
            case SHORT -> (short) number.intValue();
            case BYTE -> (byte) number.intValue();
            case CHAR -> (char) number.intValue();
            case BOOLEAN -> null;
        };
    }
}
