package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Set;

/**
 * Derivatives of operators and {@code Math} functions in one direction, written down from the calculus and not from the rule table:
 * other formulas wherever there is a choice. A tangent of exactly 0 contributes exactly 0.
 */
final class DualMath {
    private static final Set<String> STEPS = Set.of("ceil", "floor", "rint", "signum", "ulp", "random", "constant");

    private DualMath() {}

    /** The tangent of {@code y = function(values)}. */
    static double tangent(String function, List<Double> values, List<Double> tangents, double y) {
        String name = function.substring(function.indexOf('.') + 1);
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            if (tangents.get(i) != 0) {
                sum += tangents.get(i) * partial(name, i, values, y);
            }
        }
        return sum;
    }

    private static double partial(String name, int operand, List<Double> values, double y) {
        double x = values.get(0);
        if (STEPS.contains(name)) {
            return 0;
        } else if (values.size() == 1) {
            return unary(name, x, y);
        } else if (values.size() == 2) {
            return binary(name, operand, x, values.get(1), y);
        } else if (name.equals("fma")) {
            return operand == 2 ? 1 : values.get(1 - operand);
        } else if (name.equals("clamp")) {
            boolean below = x < values.get(1);
            boolean above = x > values.get(2);
            return operand == 0 ? (below || above ? 0 : 1) : operand == 1 ? (below ? 1 : 0) : (above ? 1 : 0);
        }
        throw new IllegalArgumentException(name);
    }

    private static double unary(String name, double x, double y) {
        return switch (name) {
            case "-" -> -1;
            case "(double)", "(float)", "nextUp", "nextDown" -> 1;
            case "sin" -> Math.sin(x + Math.PI / 2);
            case "cos" -> Math.cos(x + Math.PI / 2);
            case "tan" -> 1 / (Math.cos(x) * Math.cos(x));
            case "asin" -> 1 / Math.cos(y);
            case "acos" -> -1 / Math.sin(y);
            case "atan" -> Math.cos(y) * Math.cos(y);
            case "sinh" -> (Math.exp(x) + Math.exp(-x)) / 2;
            case "cosh" -> (Math.exp(x) - Math.exp(-x)) / 2;
            case "tanh" -> 1 / (Math.cosh(x) * Math.cosh(x));
            case "exp", "expm1" -> Math.exp(x);
            case "sigmoid" -> 1 / (2 + Math.exp(x) + Math.exp(-x));
            case "softplus" -> 1 / (1 + Math.exp(-x));
            case "relu" -> x > 0 ? 1 : 0;
            case "log" -> Math.exp(-y);
            case "log10" -> 1 / (x * Math.log(10));
            case "log1p" -> Math.exp(-y);
            case "sqrt" -> 0.5 * Math.pow(x, -0.5);
            case "cbrt" -> y / (3 * x);
            case "abs" -> x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : Double.NaN;
            case "toRadians" -> Math.PI / 180;
            case "toDegrees" -> 180 / Math.PI;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double binary(String name, int operand, double a, double b, double y) {
        boolean first = operand == 0;
        return switch (name) {
            case "+" -> 1;
            case "-" -> first ? 1 : -1;
            case "*" -> first ? b : a;
            case "/" -> first ? 1 / b : -a / (b * b);
            case "%" -> first ? 1 : (y - a) / b;
            case "IEEEremainder" -> first ? 1 : (y - a) / b;
            case "atan2" -> first ? Math.cos(y) / Math.hypot(a, b) : -Math.sin(y) / Math.hypot(a, b);
            case "hypot" -> Math.cos(first ? Math.atan2(b, a) : Math.atan2(a, b));
            case "pow" -> power(first, a, b, y);
            case "max" -> first == (Double.isNaN(a) || !(b > a || Double.isNaN(b))) ? 1 : 0;
            case "min" -> first == (Double.isNaN(a) || !(b < a || Double.isNaN(b))) ? 1 : 0;
            case "copySign" -> first ? (a == 0 ? 0 : Math.signum(a) * Math.copySign(1, b)) : 0;
            case "nextAfter" -> first ? 1 : 0;
            case "scalb" -> first ? Math.pow(2, b) : 0;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double power(boolean base, double a, double b, double y) {
        if (base) {
            return b == 0 ? 0 : a == 0 ? b * Math.pow(a, b - 1) : b * y / a;
        } else if (a == 0 && b >= 0) {
            return 0;
        }
        return Math.log(a) * y;
    }
}
