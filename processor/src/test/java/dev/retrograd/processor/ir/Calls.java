package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Objects;

/** Pure functions on boxed values: operators with Java's semantics, {@code Math}, {@code StrictMath} and {@code Matrix}. */
final class Calls {
    private Calls() {}

    static Object call(String function, Type result, List<Value> operands, List<Object> values) {
        if (function.startsWith("Matrix.")) {
            return MatrixCalls.call(function.substring("Matrix.".length()), result, operands, values);
        } else if (function.startsWith("Math.") || function.startsWith("StrictMath.")) {
            return Reflection.invoke("java.lang." + function, operands, values);
        } else if (function.equals("constant")) {
            return values.get(0);
        } else if (function.contains("#") || function.startsWith("java.")) {
            return Members.call(function, values);
        } else if (function.startsWith("(")) {
            return result instanceof ClassType ? values.get(0) : cast(values.get(0), result);
        }
        Object left = values.get(0);
        return values.size() == 1 ? unary(function, left) : binary(function, result, left, values.get(1));
    }

    private static Object unary(String function, Object operand) {
        return switch (function) {
            case "!" -> !(Boolean) operand;
            case "~" -> operand instanceof Long wide ? (Object) ~wide : (Object) ~(Integer) operand;
            default -> negate(operand);
        };
    }

    private static Object negate(Object operand) {
        if (operand instanceof Double number) {
            return -number;
        } else if (operand instanceof Float number) {
            return -number;
        } else if (operand instanceof Long number) {
            return -number;
        }
        return -(Integer) operand;
    }

    private static Object binary(String function, Type result, Object left, Object right) {
        if (result.equals(new ClassType("java.lang.String"))) {
            return String.valueOf(left) + right;
        } else if (function.equals("==") || function.equals("!=")) {
            return equal(left, right) == function.equals("==");
        } else if (left instanceof Boolean a) {
            return logical(function, a, (Boolean) right);
        } else if (left instanceof Double a) {
            return real(function, a, (Double) right);
        } else if (left instanceof Float a) {
            return single(function, a, (Float) right);
        } else if (left instanceof Long a) {
            return wide(function, a, ((Number) right).longValue());
        }
        return narrow(function, (Integer) left, (Integer) right);
    }

    private static boolean equal(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        } else if (left instanceof Double number) {
            return number == (double) (Double) right;
        } else if (left instanceof Float number) {
            return number == (float) (Float) right;
        }
        boolean primitive = left instanceof Number || left instanceof Boolean || left instanceof Character;
        return primitive ? Objects.equals(left, right) : left == right;
    }

    private static Object logical(String function, boolean a, boolean b) {
        return switch (function) {
            case "&" -> a && b;
            case "|" -> a || b;
            case "^" -> a ^ b;
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Object real(String function, double a, double b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Object single(String function, float a, float b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> real(function, a, b);
        };
    }

    private static Object wide(String function, long a, long b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static Object narrow(String function, int a, int b) {
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> wide(function, a, b);
        };
    }

    private static Object cast(Object value, Type result) {
        if (!(result instanceof Primitive primitive)) {
            return value;
        }
        Number number = value instanceof Character character ? (Number) (int) character : (Number) value;
        return switch (primitive) {
            case DOUBLE -> number.doubleValue();
            case FLOAT -> number.floatValue();
            case LONG -> number.longValue();
            case INT -> number.intValue();
            case SHORT -> (short) number.intValue();
            case BYTE -> (byte) number.intValue();
            case CHAR -> (char) number.intValue();
            case BOOLEAN -> throw new IllegalArgumentException("cast to boolean");
        };
    }
}
