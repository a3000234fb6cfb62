package dev.retrograd.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the heads and partials of the table: Java's infix notation, with {@code | &} of comparisons and {@code ?:}. */
final class ExpressionParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*([A-Za-z]\\w*|[0-9.]*[0-9]|<=|>=|==|!=|\\((?:double|float)\\)|[-+*/%<>|&?:(),])");

    /** The operators, from weak to strong. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("|"),
            Set.of("&"),
            Set.of("<", "<=", ">", ">=", "==", "!="),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private ExpressionParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("cannot read \"" + text + "\" from position " + end);
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        tokens.add("");
    }

    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.conditional();
        parser.expect("");
        return expression;
    }

    private Expression conditional() {
        Expression condition = infix(0);
        if (!is("?")) {
            return condition;
        }
        take();
        Expression then = conditional();
        expect(":");
        return new Expression.Conditional(condition, then, conditional());
    }

    private Expression infix(int level) {
        if (level == LEVELS.size()) {
            return prefix();
        }
        Expression left = infix(level + 1);
        while (LEVELS.get(level).contains(tokens.get(next))) {
            left = new Expression.Infix(take(), left, infix(level + 1));
        }
        return left;
    }

    private Expression prefix() {
        String token = take();
        if (token.equals("-")) {
            return new Expression.Negation(prefix());
        } else if (token.startsWith("(") && token.length() > 1) {
            return new Expression.Application(token, List.of(prefix()));
        } else if (token.equals("(")) {
            Expression inner = conditional();
            expect(")");
            return inner;
        } else if (token.matches("[0-9.]+")) {
            return new Expression.Literal(Double.parseDouble(token));
        } else if (!token.matches("[A-Za-z]\\w*")) {
            throw new IllegalArgumentException("unexpected \"" + token + "\" in \"" + text + "\"");
        }
        return is("(") ? application(token) : new Expression.Name(token);
    }

    private Expression application(String function) {
        List<Expression> arguments = new ArrayList<>();
        do {
            take();
            arguments.add(conditional());
        } while (is(","));
        expect(")");
        return new Expression.Application(function, arguments);
    }

    private boolean is(String token) {
        return tokens.get(next).equals(token);
    }

    private String take() {
        return tokens.get(next++);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw new IllegalArgumentException("\"" + token + "\" expected in \"" + text + "\"");
        }
    }
}
