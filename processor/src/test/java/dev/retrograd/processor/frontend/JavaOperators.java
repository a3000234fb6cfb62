package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Primitive;

/** Java's operators on boxed operands of one type; any other operands are an error of whoever made the operation. */
final class JavaOperators {
    private JavaOperators() {}

    static Object cast(Primitive target, Object operand) {
        Number number = operand instanceof Character c ? (Number) (int) c : (Number) operand;
        boolean wide = number instanceof Double || number instanceof Float;
        double real = number.doubleValue();
        return switch (target) {
            case BYTE -> wide ? (Object) (byte) real : (byte) number.longValue();
            case SHORT -> wide ? (Object) (short) real : (short) number.longValue();
            case CHAR -> wide ? (Object) (char) real : (char) number.longValue();
            case INT -> wide ? (Object) (int) real : (int) number.longValue();
            case LONG -> wide ? (Object) (long) real : number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> real;
            case BOOLEAN -> throw new AssertionError("cast to boolean");
        };
    }

    static Object unary(String operator, Object operand) {
        if (operand instanceof Boolean b && operator.equals("!")) {
            return !b;
        } else if (operand instanceof Integer i) {
            return operator.equals("-") ? -i : ~i;
        } else if (operand instanceof Long l) {
            return operator.equals("-") ? -l : ~l;
        } else if (operand instanceof Float f && operator.equals("-")) {
            return -f;
        } else if (operand instanceof Double d && operator.equals("-")) {
            return -d;
        }
        throw new AssertionError(operator + " " + operand);
    }

    static Object binary(String operator, Object left, Object right) {
        if (operator.equals("+") && (left instanceof String || right instanceof String)) {
            return String.valueOf(left) + right;
        } else if (operator.endsWith(">>") || operator.equals("<<") || operator.equals(">>>")) {
            return shift(operator, left, (Integer) right);
        } else if (left == null || right == null) {
            return operator.equals("==") == (left == right);
        } else if (!left.getClass().equals(right.getClass())) {
            throw new AssertionError(left.getClass() + operator + right.getClass());
        } else if (left instanceof Integer a) {
            return integers(operator, a, (Integer) right);
        } else if (left instanceof Long a) {
            return longs(operator, a, (Long) right);
        } else if (left instanceof Float a) {
            return floats(operator, a, (Float) right);
        } else if (left instanceof Double a) {
            return doubles(operator, a, (Double) right);
        } else if (left instanceof Boolean a) {
            return booleans(operator, a, (Boolean) right);
        }
        return operator.equals("==") == (left == right);
    }

    private static Object shift(String operator, Object left, int right) {
        if (left instanceof Integer a) {
            return switch (operator) {
                case "<<" -> a << right;
                case ">>" -> a >> right;
                default -> a >>> right;
            };
        }
        long a = (Long) left;
        return switch (operator) {
            case "<<" -> a << right;
            case ">>" -> a >> right;
            default -> a >>> right;
        };
    }

    private static Object integers(String operator, int a, int b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> compared(operator, Integer.compare(a, b));
        };
    }

    private static Object longs(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> compared(operator, Long.compare(a, b));
        };
    }

    private static Object floats(String operator, float a, float b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> doubles(operator, a, b);
        };
    }

    private static Object doubles(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> throw new AssertionError(operator);
        };
    }

    private static boolean compared(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            default -> throw new AssertionError(operator);
        };
    }

    private static boolean booleans(String operator, boolean a, boolean b) {
        return switch (operator) {
            case "&" -> a && b;
            case "|" -> a || b;
            case "^", "!=" -> a ^ b;
            case "==" -> a == b;
            default -> throw new AssertionError(operator);
        };
    }
}
