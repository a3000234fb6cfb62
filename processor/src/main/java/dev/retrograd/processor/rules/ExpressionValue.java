package dev.retrograd.processor.rules;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Evaluates expressions of the table at a point; NaN where this JDK lacks a function. */
final class ExpressionValue {
    private final Map<String, Double> bindings;

    /** Evaluates under these values of the operands and of the result. */
    ExpressionValue(Map<String, Double> bindings) {
        this.bindings = bindings;
    }

    double of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Name name) {
            return bindings.get(name.name());
        } else if (expression instanceof Expression.Negation negation) {
            return -of(negation.operand());
        } else if (expression instanceof Expression.Infix infix) {
            return operator(infix.operator(), of(infix.left()), of(infix.right()));
        } else if (expression instanceof Expression.Application application) {
            return function(
                    application.function(),
                    application.parts().stream().map(this::of).toList());
        }
        Expression.Conditional conditional = (Expression.Conditional) expression;
        return of(of(conditional.condition()) != 0 ? conditional.then() : conditional.otherwise());
    }

    /** What an operator gives; truth is 1. */
    static double operator(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            default -> truth(operator, left, right) ? 1 : 0;
        };
    }

    private static boolean truth(String operator, double left, double right) {
        return switch (operator) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            case "==" -> left == right;
            case "!=" -> left != right;
            case "&" -> left != 0 && right != 0;
            case "|" -> left != 0 || right != 0;
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    /** What a function of {@code Math} gives; numbers become what it takes. */
    static double function(String name, List<Double> arguments) {
        return Stream.of(Math.class.getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getReturnType() == double.class
                        && method.getParameterCount() == arguments.size())
                .findFirst()
                .map(method -> invoke(method, arguments))
                .orElse(Double.NaN);
    }

    private static double invoke(Method method, List<Double> arguments) {
        Object[] converted = new Object[arguments.size()];
        for (int i = 0; i < converted.length; i++) {
            double argument = arguments.get(i);
            Class<?> type = method.getParameterTypes()[i];
            converted[i] =
                    type == double.class ? (Object) argument : type == long.class ? (long) argument : (int) argument;
        }
        try {
            return (double) method.invoke(null, converted);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " of " + arguments, e);
        }
    }
}
