package dev.retrograd.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the formulas of the matrix table: {@code + -} bind weaker than {@code * .* ./}, then {@code -x}, then {@code X'}. */
final class MatrixFormulaParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z]+|[0-9.]*[0-9]|\\.\\*|\\./|[-+*'(),])");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private MatrixFormulaParser(String text) {
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

    static MatrixFormula parse(String text) {
        MatrixFormulaParser parser = new MatrixFormulaParser(text);
        MatrixFormula formula = parser.sum();
        parser.expect("");
        return formula;
    }

    private MatrixFormula sum() {
        MatrixFormula left = product();
        while (is("+") || is("-")) {
            left = new MatrixFormula.Infix(take(), left, product());
        }
        return left;
    }

    private MatrixFormula product() {
        MatrixFormula left = signed();
        while (is("*") || is(".*") || is("./")) {
            left = new MatrixFormula.Infix(take(), left, signed());
        }
        return left;
    }

    private MatrixFormula signed() {
        if (is("-")) {
            take();
            return new MatrixFormula.Negation(signed());
        }
        MatrixFormula formula = primary();
        while (is("'")) {
            take();
            formula = new MatrixFormula.Transpose(formula);
        }
        return formula;
    }

    private MatrixFormula primary() {
        String token = take();
        if (token.equals("(")) {
            MatrixFormula inner = sum();
            expect(")");
            return inner;
        } else if (token.matches("[0-9.]+")) {
            return new MatrixFormula.Literal(Double.parseDouble(token));
        } else if (!token.matches("[A-Za-z]+")) {
            throw new IllegalArgumentException("unexpected \"" + token + "\" in \"" + text + "\"");
        } else if (!is("(")) {
            return new MatrixFormula.Name(token);
        }
        take();
        List<MatrixFormula> arguments = new ArrayList<>(List.of(sum()));
        while (is(",")) {
            take();
            arguments.add(sum());
        }
        expect(")");
        return new MatrixFormula.Application(token, List.copyOf(arguments));
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
