package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.List;

/**
 * Random types and expressions of their objects: a record, a class whose objects change, and an interface with two implementations.
 * {@code #} stands for the beginning of the types' names.
 */
final class RandomObjects {
    private final Choices choices;
    private final RandomScope scope;
    private final RandomExpressions expressions;

    RandomObjects(Choices choices, RandomScope scope, RandomExpressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /** The types. */
    static String types(Choices choices) {
        return """
                    record #Pair(@In(from = -2) double a, @In(from = -2) double b, @In(from = -2, size = 3) double[] c) {
                        double size(double t) {
                %s        }

                        #Pair mixed(#Pair o, double t) {
                            final int n = 2;
                            return new #Pair(%s, b * 0.5 + o.b() * 0.5, %s);
                        }

                        static #Pair of(double t, double[] c) {
                            return new #Pair(%s, t, c);
                        }
                    }

                    static final class #Cell {
                        double s;
                        double[] d;
                        int k;

                        #Cell(@In(from = -2) double s, @In(from = -2, size = 3) double[] d, @In(from = 0, to = 3) int k) {
                            this.s = s;
                            this.d = d;
                            this.k = k;
                        }

                        double get(double t) {
                            final int n = 2;
                            return %s;
                        }

                        void step(double t) {
                %s        }
                    }

                    %s {
                        double area(double t);

                        default double half(double t) {
                            return 0.5 * area(t);
                        }
                    }

                    record #Round(double r) implements #Shape {
                        @Override
                        public double area(double t) {
                            final int n = 2;
                            return %s;
                        }
                    }

                    record #Flat(double w, double h) implements #Shape {
                        @Override
                        public double area(double t) {
                %s        }
                    }

                """.formatted(
                        body(pair(), choices, Kind.REAL, 2),
                        expression(pair(), choices),
                        choices.pick("c", "o.c()", "c.clone()", "new double[] {a, t, o.b()}"),
                        choices.pick("Math.sin(t)", "t * 0.5", "c[0] + t", "Math.tanh(t * c[1])"),
                        expression(cell(false), choices),
                        body(cell(true), choices, null, 3),
                        choices.pick("interface #Shape", "sealed interface #Shape permits #Round, #Flat"),
                        expression(of("t", "r"), choices),
                        body(of("t", "w", "h"), choices, Kind.REAL, 2));
    }

    private static RandomScope pair() {
        RandomScope scope = of("t", "a", "b");
        scope.addFixed(Kind.ARRAY, "c");
        return scope;
    }

    private static RandomScope cell(boolean changes) {
        RandomScope scope = new RandomScope(false);
        scope.add(Kind.REAL, "t");
        if (changes) {
            scope.add(Kind.REAL, "s");
            scope.add(Kind.ARRAY, "d");
            scope.add(Kind.INT, "k");
        } else {
            scope.addFixed(Kind.REAL, "s");
            scope.addFixed(Kind.ARRAY, "d");
            scope.addFixed(Kind.INT, "k");
        }
        return scope;
    }

    private static RandomScope of(String parameter, String... fields) {
        RandomScope scope = new RandomScope(false);
        scope.add(Kind.REAL, parameter);
        for (String field : fields) {
            scope.addFixed(Kind.REAL, field);
        }
        scope.complete(parameter);
        return scope;
    }

    private static String expression(RandomScope scope, Choices choices) {
        return new RandomExpressions(choices, scope, List.of()).real(2);
    }

    private static String body(RandomScope scope, Choices choices, Kind result, int most) {
        RandomExpressions expressions = new RandomExpressions(choices, scope, List.of());
        return ("        final int n = 2;\n"
                        + new RandomStatements(choices, scope, expressions, result, false).method(most))
                .indent(4);
    }

    private String any(Kind kind) {
        return choices.pick(scope.all(kind));
    }

    /** A number that an object gives. */
    String real(int h) {
        if (!scope.allows(Kind.PAIR)) {
            return "Math.cos(" + expressions.real(h) + ")";
        }
        int kind = choices.below(9);
        if (kind < 3 && scope.has(Kind.PAIR)) {
            String size = ".size(" + expressions.real(0) + ")";
            return choices.pick(any(Kind.PAIR), pair(h))
                    + choices.pick(".a()", ".b()", ".c()[" + expressions.index() + "]", size);
        } else if (kind < 6 && scope.has(Kind.CELL)) {
            String got = ".get(" + expressions.real(0) + ")";
            return cell(h) + choices.pick(".s", got, ".d[" + expressions.index() + "]");
        } else if (scope.has(Kind.SHAPE)) {
            return shape(h) + choices.pick(".area(", ".half(") + expressions.real(h) + ")";
        }
        return "Math.cos(" + expressions.real(h) + ")";
    }

    /** An array that an object holds. */
    String array(int h) {
        if (scope.has(Kind.PAIR) && choices.below(2) == 0) {
            return pair(h) + ".c()";
        }
        return scope.has(Kind.CELL) ? cell(0) + ".d" : "new double[3]";
    }

    /** A condition on an object. */
    String condition(int h) {
        if (scope.has(Kind.SHAPE) && choices.below(2) == 0) {
            String shape = any(Kind.SHAPE);
            String name = scope.fresh("round");
            return choices.pick(
                    "(" + shape + " instanceof #Round)",
                    "(" + shape + " instanceof #Round " + name + " && " + name + ".r() > 0.2)");
        }
        return scope.has(Kind.CELL)
                ? cell(0) + choices.pick(".k > 1", ".s > 0.1")
                : "!(" + expressions.condition(h) + ")";
    }

    /** A record. */
    String pair(int height) {
        return choices.part(() -> pairPart(height));
    }

    private String pairPart(int height) {
        boolean some = scope.has(Kind.PAIR);
        if (some && (height == 0 || choices.below(3) == 0)) {
            return any(Kind.PAIR);
        }
        int h = Math.max(0, height - 1);
        return switch (choices.below(some ? 6 : 2)) {
            case 0 ->
                "new #Pair(" + expressions.real(h) + ", " + expressions.real(0) + ", " + expressions.array(h) + ")";
            case 1 -> "#Pair.of(" + expressions.real(h) + ", " + expressions.array(0) + ")";
            case 2, 3 -> any(Kind.PAIR) + ".mixed(" + pair(h) + ", " + expressions.real(h) + ")";
            case 4 -> "(" + expressions.condition(1) + " ? " + pair(h) + " : " + pair(h) + ")";
            default -> any(Kind.PAIR);
        };
    }

    /** An object of the class. */
    String cell(int height) {
        if (scope.has(Kind.CELL)) {
            return height > 0 && choices.once(5)
                    ? "(" + expressions.condition(1) + " ? " + any(Kind.CELL) + " : " + any(Kind.CELL) + ")"
                    : any(Kind.CELL);
        }
        return "new #Cell(" + expressions.real(1) + ", " + expressions.array(1) + ", 1)";
    }

    /** A new object of the class, or another name of one. */
    String newCell() {
        List<String> others = scope.assignable(Kind.CELL);
        return others.isEmpty() || choices.below(4) < 3
                ? "new #Cell(" + expressions.real(1) + ", " + expressions.array(1) + ", 1)"
                : choices.pick(
                        choices.pick(others),
                        "(" + expressions.condition(1) + " ? " + choices.pick(others) + " : " + choices.pick(others)
                                + ")");
    }

    /** An object of one of two classes. */
    String shape(int height) {
        return choices.part(() -> shapePart(height));
    }

    private String shapePart(int height) {
        if (scope.has(Kind.SHAPE) && (height == 0 || choices.below(2) == 0)) {
            return any(Kind.SHAPE);
        }
        int h = Math.max(0, height - 1);
        String round = "new #Round(" + expressions.real(h) + ")";
        String flat = "new #Flat(" + expressions.real(h) + ", " + expressions.real(0) + ")";
        return choices.pick(round, flat, "(" + expressions.condition(1) + " ? " + round + " : " + flat + ")");
    }

    /** A statement that changes an object; null if there is none. */
    String change() {
        if (scope.assignable(Kind.CELL).isEmpty()) {
            return null;
        }
        String cell = choices.pick(scope.assignable(Kind.CELL));
        return switch (choices.below(7)) {
            case 0, 1 -> cell + choices.pick(".s = ", ".s += ") + expressions.bounded(expressions.real(1)) + ";";
            case 2, 3, 4 -> cell + ".step(" + expressions.real(1) + ");";
            case 5 ->
                choices.pick(cell + ".d", scope.has(Kind.PAIR) ? any(Kind.PAIR) + ".c()" : cell + ".d") + "["
                        + expressions.index() + "] = " + expressions.bounded(expressions.real(1)) + ";";
            default -> choices.pick(cell + ".k++;", cell + ".d = " + expressions.array(1) + ";");
        };
    }
}
