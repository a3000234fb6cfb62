package dev.retrograd.processor.rules;

import dev.retrograd.processor.rules.Expression.Application;
import dev.retrograd.processor.rules.Expression.Conditional;
import dev.retrograd.processor.rules.Expression.Infix;
import dev.retrograd.processor.rules.Expression.Literal;
import dev.retrograd.processor.rules.Expression.Name;
import dev.retrograd.processor.rules.Expression.Negation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row as readers of generated code see it: the operation and its partials, with the names of the variables at hand. */
public final class RuleText {
    private static final int LOOSEST = 0;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int TIGHTEST = 6;

    private final Map<String, String> names = new HashMap<>();

    private RuleText(Rule rule, List<String> operands, String result) {
        for (int i = 0; i < operands.size(); i++) {
            names.put(rule.operands().get(i), operands.get(i));
        }
        names.put(Row.RESULT, result);
    }

    /**
     * For example {@code q = x / sum; partials 1 / sum, -q / sum}.
     *
     * @param rule the row
     * @param operands what the operands are called
     * @param result what the result is called; null for a result without name
     * @param active the operands whose partials are of interest
     */
    public static String of(Rule rule, List<String> operands, String result, List<Integer> active) {
        String head = head(rule, operands);
        RuleText text = new RuleText(rule, operands, result == null ? head : result);
        List<String> partials = new ArrayList<>();
        active.forEach(operand -> partials.add(text.print(rule.partial(operand), LOOSEST)));
        return (result == null ? "" : result + " = ") + head + "; partial" + (partials.size() == 1 ? " " : "s ")
                + String.join(", ", partials);
    }

    private static String head(Rule rule, List<String> operands) {
        String function = rule.function();
        if (Character.isJavaIdentifierStart(function.charAt(0))) {
            return function.substring(function.lastIndexOf('.') + 1) + "(" + String.join(", ", operands) + ")";
        } else if (operands.size() == 1) {
            return function + (function.endsWith(")") ? " " : "") + operands.get(0);
        }
        return operands.get(0) + " " + function + " " + operands.get(1);
    }

    private String print(Expression expression, int context) {
        if (expression instanceof Literal literal) {
            long whole = (long) literal.value();
            return whole == literal.value() ? Long.toString(whole) : Double.toString(literal.value());
        } else if (expression instanceof Name name) {
            String text = names.getOrDefault(name.name(), name.name());
            return context == LOOSEST && text.startsWith("(") && text.indexOf(')') == text.length() - 1
                    ? text.substring(1, text.length() - 1)
                    : text;
        } else if (expression instanceof Negation negation) {
            return parenthesise("-" + print(negation.operand(), PRODUCT + 1), PRODUCT, context);
        } else if (expression instanceof Infix infix) {
            int own = precedence(infix.operator());
            return parenthesise(
                    print(infix.left(), own) + " " + infix.operator() + " " + print(infix.right(), own + 1),
                    own,
                    context);
        } else if (expression instanceof Conditional choice) {
            return parenthesise(
                    print(choice.condition(), 1) + " ? " + print(choice.then(), 1) + " : "
                            + print(choice.otherwise(), LOOSEST),
                    LOOSEST,
                    context);
        }
        Application application = (Application) expression;
        List<String> arguments = new ArrayList<>();
        application.parts().forEach(part -> arguments.add(print(part, LOOSEST)));
        return application.function() + "(" + String.join(", ", arguments) + ")";
    }

    private static int precedence(String operator) {
        return switch (operator) {
            case "+", "-" -> SUM;
            case "*", "/" -> PRODUCT;
            case "&", "|" -> 1;
            default -> 2;
        };
    }

    private static String parenthesise(String text, int own, int context) {
        return own < Math.min(context, TIGHTEST) ? "(" + text + ")" : text;
    }
}
