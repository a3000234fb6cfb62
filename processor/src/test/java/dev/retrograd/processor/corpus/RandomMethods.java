package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomExpressions.Helper;
import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Random differentiable methods and classes of them. */
final class RandomMethods {
    /** The qualified name of the class, where there is one only. */
    static final String TYPE = "corpus.randoms.Randoms";

    private RandomMethods() {}

    /** A class with these methods. */
    static String type(List<String> methods) {
        return type("corpus.randoms", methods);
    }

    /** A class with these methods in a package. */
    static String type(String packageName, List<String> methods) {
        return "package " + packageName + ";\n" + """

                import dev.retrograd.Constant;
                import dev.retrograd.Derivative;
                import dev.retrograd.Differentiable;
                import dev.retrograd.Output;
                import dev.retrograd.processor.corpus.In;
                import dev.retrograd.runtime.Matrix;

                final class Randoms {
                    static final double[] KNOTS = {-1.5, 0.3, 1.2};
                    static final java.util.List<Double> LEVELS = java.util.List.of(0.2, -0.7, 1.1);

                    private static double mean(java.util.function.DoubleUnaryOperator f, double to) {
                        double sum = 0;
                        for (int i = 0; i < 2; i++) {
                            sum += f.applyAsDouble(to * (i + 0.5) * 0.5);
                        }
                        return 0.5 * sum;
                    }

                    private static java.util.function.DoubleUnaryOperator slower(
                            java.util.function.DoubleUnaryOperator f, double by) {
                        return t -> f.applyAsDouble(t * Math.sin(by));
                    }

                    private static double[] sorted(double[] v) {
                        double[] copy = v.clone();
                        java.util.Arrays.sort(copy);
                        return copy;
                    }

                """ + RandomCollections.TYPES + String.join("\n", methods) + "}\n";
    }

    /** A method of this name, the types that it uses and the helpers it calls. */
    static String method(String name, Choices choices) {
        boolean floats = choices.once(12);
        boolean objects = choices.once(3);
        int size = choices.pick(List.of(5, 8, 12, 20, 30));
        StringBuilder text = new StringBuilder();
        if (objects) {
            text.append(RandomObjects.types(choices));
        }
        List<Helper> helpers = new ArrayList<>();
        int count = choices.below(4) - 1;
        for (int i = 0; i < count; i++) {
            text.append(helper(name + "Helper" + i, choices, helpers, floats, objects));
        }
        RandomScope scope = new RandomScope(objects);
        List<String> parameters = parameters(choices, scope, floats, objects);
        Kind result = choices.pick(List.of(Kind.REAL, Kind.REAL, Kind.ARRAY, Kind.TABLE, Kind.MATRIX, Kind.PAIR));
        boolean writes = result == Kind.PAIR && !objects;
        Kind returned = scope.allows(result) ? result : null;
        if (writes) {
            parameter(scope, parameters, Kind.ARRAY, "out", "@Output @In(from = -2, size = 3) double[] out");
        }
        RandomExpressions expressions = new RandomExpressions(choices, scope, helpers);
        String body = new RandomStatements(choices, scope, expressions, returned, floats).method(size);
        text.append("    @Differentiable" + members(choices, result) + "\n    static ")
                .append(writes ? "void" : result.type)
                .append(' ')
                .append(name)
                .append('(')
                .append(String.join(", ", parameters))
                .append(") {\n")
                .append(body)
                .append("    }\n");
        return text.toString().replace("#", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static String members(Choices choices, Kind result) {
        if (choices.below(3) < 2) {
            return "";
        }
        boolean number = result == Kind.REAL;
        List<String> sets = number
                ? List.of("JVP", "JVP, Derivative.HVP", "HVP, Derivative.HESSIAN")
                : List.of("JVP", result == Kind.PAIR ? "JVP" : "JVP, Derivative.JACOBIAN");
        return "({Derivative." + choices.pick(sets) + "})";
    }

    private static List<String> parameters(Choices choices, RandomScope scope, boolean floats, boolean objects) {
        List<String> parameters = new ArrayList<>();
        parameter(scope, parameters, Kind.REAL, "x", "@In(from = -2) double x");
        parameter(scope, parameters, Kind.REAL, "y", "@In(from = -2) double y");
        parameter(scope, parameters, Kind.ARRAY, "v", "@In(from = -2, size = 3) double[] v");
        scope.addFinal(Kind.INT, "n");
        parameters.add("@In(from = 0, to = 3) int n");
        if (choices.below(2) == 1) {
            parameter(scope, parameters, Kind.TABLE, "m", "@In(from = -2, size = {3, 3}) double[][] m");
        }
        if (choices.below(3) == 2) {
            parameter(scope, parameters, Kind.ARRAY, "w", "@In(from = -2, size = 3) double[] w");
        }
        if (choices.below(3) == 2) {
            parameter(scope, parameters, Kind.ARRAY, "c", "@Constant @In(size = 3) double[] c");
        }
        if (choices.below(4) == 3) {
            parameter(scope, parameters, Kind.MATRIX, "a", "@In(from = -2, size = {3, 3}) Matrix a");
        }
        if (floats) {
            parameter(scope, parameters, Kind.FLOAT, "f", "@In(from = -2) float f");
        }
        if (objects && choices.below(2) == 1) {
            parameter(scope, parameters, Kind.PAIR, "p", "#Pair p");
        }
        if (objects && choices.below(3) == 2) {
            scope.addFixed(Kind.CELL, "cell");
            parameters.add(choices.pick("", "@Constant ") + "#Cell cell");
        }
        if (choices.once(6)) {
            parameter(scope, parameters, Kind.TEXT, "mode", "String mode");
        }
        if (choices.once(8)) {
            parameter(scope, parameters, Kind.LEVEL, "level", "Level level");
        }
        if (choices.once(8)) {
            parameter(scope, parameters, Kind.LONG, "count", "@In(from = 0, to = 3) long count");
        }
        return parameters;
    }

    private static void parameter(
            RandomScope scope, List<String> parameters, Kind kind, String name, String declaration) {
        scope.add(kind, name);
        parameters.add(declaration);
    }

    private static String helper(String name, Choices choices, List<Helper> helpers, boolean floats, boolean objects) {
        boolean recursive = choices.once(5);
        Kind result = recursive
                ? choices.pick(List.of(Kind.REAL, Kind.ARRAY))
                : choices.pick(List.of(Kind.REAL, Kind.ARRAY, Kind.FLAG, Kind.MATRIX, Kind.REAL, Kind.PAIR));
        boolean none = !recursive && choices.below(5) == 4;
        RandomScope scope = new RandomScope(objects && !recursive);
        result = scope.allows(result) ? result : Kind.REAL;
        List<Kind> kinds = new ArrayList<>(List.of(Kind.REAL, Kind.ARRAY, Kind.INT));
        for (int i = choices.pick(List.of(0, 0, 0, 1, 1, 2)); i > 0; i--) {
            Kind more = choices.pick(List.of(
                    Kind.ARRAY,
                    Kind.TABLE,
                    Kind.MATRIX,
                    Kind.REAL,
                    Kind.FUNCTION,
                    Kind.PAIR,
                    Kind.CELL,
                    Kind.CELL,
                    Kind.SHAPE,
                    Kind.LIST,
                    Kind.LIST,
                    Kind.DEQUE,
                    Kind.BOX,
                    Kind.RAGGED));
            kinds.add(scope.allows(more) ? more : Kind.TABLE);
        }
        List<String> parameters = new ArrayList<>();
        int number = 0;
        for (Kind kind : kinds) {
            String parameter =
                    kind == Kind.INT ? "n" : kind.name().substring(0, 1).toLowerCase(Locale.ROOT) + "p" + number++;
            if (List.of(Kind.INT, Kind.FUNCTION, Kind.LIST, Kind.DEQUE, Kind.BOX)
                    .contains(kind)) {
                scope.addFinal(kind, parameter);
            } else {
                scope.add(kind, parameter);
            }
            parameters.add(kind.type + " " + parameter);
        }
        Helper helper = new Helper(name, none ? null : result, kinds, "");
        RandomExpressions expressions = new RandomExpressions(choices, scope, List.copyOf(helpers));
        RandomStatements statements =
                new RandomStatements(choices, scope, expressions, none ? null : result, floats && !recursive);
        String body = recursive
                ? statements.recursive(3, inner -> inner.call(new Helper(name, helper.result(), kinds, " - 1")))
                : statements.method(8);
        helpers.add(helper);
        return "    private static " + (none ? "void" : result.type) + " " + name + "(" + String.join(", ", parameters)
                + ") {\n" + body + "    }\n\n";
    }
}
