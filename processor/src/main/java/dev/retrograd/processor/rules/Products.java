package dev.retrograd.processor.rules;

import java.util.List;
import java.util.Set;

/** Multiplies an expression into a partial the way one would write it by hand: {@code dy / b}, not {@code dy * (1 / b)}. */
final class Products {
    /** Functions linear in their first argument: {@code dy * f(1, n)} is {@code f(dy, n)}. */
    private static final Set<String> LINEAR = Set.of("toRadians", "toDegrees", "scalb");

    private Products() {}

    /** Whether the expression starts with a minus sign, so that a sum can subtract it. */
    static boolean isNegative(Expression expression) {
        if (expression instanceof Expression.Infix infix) {
            return isProduct(infix) && isNegative(infix.left());
        }
        return expression instanceof Expression.Negation;
    }

    /** The negated {@link #isNegative negative} expression. */
    static Expression withoutMinus(Expression expression) {
        if (expression instanceof Expression.Infix infix) {
            return new Expression.Infix(infix.operator(), withoutMinus(infix.left()), infix.right());
        }
        return ((Expression.Negation) expression).operand();
    }

    /** {@code factor * expression}; a part of the expression that is 0 stays exactly 0, whatever the factor is. */
    static Expression multiply(Expression factor, Expression expression) {
        if (expression.is(1)) {
            return factor;
        } else if (expression.is(0)) {
            return expression;
        } else if (expression instanceof Expression.Negation negation) {
            return multiply(new Expression.Negation(factor), negation.operand());
        } else if (expression instanceof Expression.Infix infix && isProduct(infix)) {
            return new Expression.Infix(infix.operator(), multiply(factor, infix.left()), infix.right());
        } else if (expression instanceof Expression.Conditional conditional) {
            return new Expression.Conditional(
                    conditional.condition(),
                    multiply(factor, conditional.then()),
                    multiply(factor, conditional.otherwise()));
        } else if (expression instanceof Expression.Application application
                && LINEAR.contains(application.function())
                && application.parts().get(0).is(1)) {
            List<Expression> rest =
                    application.parts().subList(1, application.parts().size());
            return new Expression.Application(application.function(), prepend(factor, rest));
        }
        return new Expression.Infix("*", factor, expression);
    }

    private static boolean isProduct(Expression.Infix infix) {
        return infix.operator().equals("*") || infix.operator().equals("/");
    }

    private static List<Expression> prepend(Expression first, List<Expression> rest) {
        return rest.isEmpty() ? List.of(first) : List.of(first, rest.get(0));
    }
}
