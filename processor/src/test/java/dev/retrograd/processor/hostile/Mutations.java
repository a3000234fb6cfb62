package dev.retrograd.processor.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources as they look while somebody types: tokens and lines lost, doubled, exchanged or from elsewhere. */
final class Mutations {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|[A-Za-z_]\\w*|\\d[\\w.]*|[-+*/%&|^=<>!]=?|\\s+|.");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "&", "|", "^", "=", "<", ">", "!", "<=", "+=", "*=", "?", ".");
    private static final List<String> TYPES = List.of(
            "double",
            "int",
            "float",
            "long",
            "boolean",
            "String",
            "double[]",
            "void",
            "Object",
            "char",
            "Matrix",
            "double[][]",
            "var",
            "Missing",
            "java.util.List<Double>",
            "Double",
            "T");
    private static final List<String> STATEMENTS = List.of(
            "return;",
            "throw null;",
            "while (true) { }",
            "for (;;) { break; }",
            "try { int q = 1; } catch (RuntimeException e) { throw e; }",
            "try { int q = 1; } finally { return; }",
            "synchronized (Object.class) { }",
            "int[] q = {};",
            "new Object() { int q = 1; }.hashCode();",
            "class Local { double q; }",
            "record Pair(double a, double b) { } var q = new Pair(1, 2);",
            "Runnable q = () -> { };",
            "java.util.function.DoubleUnaryOperator q = t -> t * t; double u = q.applyAsDouble(2);",
            "double value = 1, dx = 2; value += dx;",
            "assert 1 > 2 : 3;",
            "; ; ;",
            "{ double q; }",
            "double[][][] q = new double[2][][];",
            "long q = 0x7fffffffffffffffL + 'c' + (byte) 300;",
            "double q = 1e309;",
            "String q = null; q.length();",
            "Object q = 1.0; if (q instanceof Double d) { double e = d; }",
            "switch (3) { case 1: break; default: }",
            "switch (\"a\") { case \"b\" -> { } default -> { } }",
            "label: { break label; }",
            "continue;",
            "yield 3;",
            "super.hashCode();",
            "this.q = 1;",
            "int x = 1;",
            "final double q; q = 1;",
            "double q = q + 1;",
            "double q = Double.NaN; q = q / 0;",
            "System.out.println(1);",
            "Thread.sleep(1);",
            "double \u00fc = 1; \u00fc++;");

    private final Random random;
    private final List<String> tokens = new ArrayList<>();

    private Mutations(String text, Random random) {
        this.random = random;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    /** The text with a mistake or two. */
    static String of(String text, Random random) {
        Mutations mutations = new Mutations(text, random);
        int mistakes = 1 + random.nextInt(4) / 3;
        for (int i = 0; i < mistakes; i++) {
            mutations.mutate();
        }
        return String.join("", mutations.tokens);
    }

    private void mutate() {
        int body = tokens.indexOf("{");
        int at = body + random.nextInt(tokens.size() - body);
        switch (random.nextInt(16)) {
            case 0 -> tokens.remove(token(at));
            case 1 -> tokens.add(at, tokens.get(token(at)));
            case 2 -> exchange(token(at), token(body + random.nextInt(tokens.size() - body)));
            case 3 -> tokens.subList(at, tokens.size()).clear();
            case 4, 5 -> lines(at);
            case 6, 7, 8 -> replace(at, NAME, tokens.get(like(body, NAME)));
            case 9 -> replace(at, Pattern.compile("[-+*/%&|^=<>!]=?"), OPERATORS.get(random.nextInt(OPERATORS.size())));
            case 10, 11 ->
                replace(
                        at,
                        Pattern.compile("double|int|float|long|boolean|String|Matrix"),
                        TYPES.get(random.nextInt(TYPES.size())));
            case 12 ->
                replace(
                        at,
                        Pattern.compile("\\d[\\w.]*"),
                        List.of("0", "-1", "1e308", "2147483647", "0.5f", "'a'", "\"s\"", "null", "99999999999", "true")
                                .get(random.nextInt(10)));
            default -> tokens.add(after(at, ";"), " " + STATEMENTS.get(random.nextInt(STATEMENTS.size())));
        }
        if (tokens.isEmpty() || tokens.indexOf("{") < 0) {
            tokens.add("{");
        }
    }

    private int token(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (!tokens.get(i).isBlank()) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private int like(int body, Pattern pattern) {
        int from = body + random.nextInt(tokens.size() - body);
        for (int i = from; i < tokens.size(); i++) {
            if (pattern.matcher(tokens.get(i)).matches()) {
                return i;
            }
        }
        return token(from);
    }

    private void replace(int from, Pattern pattern, String text) {
        for (int i = from; i < tokens.size(); i++) {
            if (pattern.matcher(tokens.get(i)).matches()) {
                tokens.set(i, text);
                return;
            }
        }
    }

    private void exchange(int a, int b) {
        String first = tokens.get(a);
        tokens.set(a, tokens.get(b));
        tokens.set(b, first);
    }

    private int after(int from, String token) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).equals(token)) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** Deletes, doubles or exchanges lines. */
    private void lines(int at) {
        List<String> lines = new ArrayList<>(List.of(String.join("", tokens).split("(?<=\n)", -1)));
        int first = String.join("", tokens.subList(0, at)).split("\n", -1).length - 1;
        int line = Math.min(first, lines.size() - 1);
        int other = Math.min(lines.size() - 1, line + 1 + random.nextInt(4));
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(line));
            default -> {
                String text = lines.get(line);
                lines.set(line, lines.get(other));
                lines.set(other, text);
            }
        }
        Mutations changed = new Mutations(String.join("", lines), random);
        tokens.clear();
        tokens.addAll(changed.tokens);
    }
}
