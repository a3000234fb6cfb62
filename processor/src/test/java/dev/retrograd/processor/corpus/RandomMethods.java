package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomExpressions.Helper;
import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Random differentiable methods and classes of them. */
final class RandomMethods {
    /** The qualified name of the classes. */
    static final String TYPE = "corpus.randoms.Randoms";

    private RandomMethods() {}

    /** A class with these methods. */
    static String type(List<String> methods) {
        return """
                package corpus.randoms;

                import dev.retrograd.Constant;
                import dev.retrograd.Derivative;
                import dev.retrograd.Differentiable;
                import dev.retrograd.processor.corpus.In;
                import dev.retrograd.runtime.Matrix;

                final class Randoms {
                """ + String.join("\n", methods) + "}\n";
    }

    /** A method of this name and the helpers it calls. */
    static String method(String name, Choices choices) {
        boolean floats = choices.once(12);
        List<Helper> helpers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int count = choices.below(4) - 1;
        for (int i = 0; i < count; i++) {
            text.append(helper(name + "Helper" + i, choices, helpers, floats));
        }
        RandomScope scope = new RandomScope("");
        List<String> parameters = new ArrayList<>();
        parameter(scope, parameters, Kind.REAL, "x", "@In(from = -2) double x");
        parameter(scope, parameters, Kind.REAL, "y", "@In(from = -2) double y");
        parameter(scope, parameters, Kind.ARRAY, "v", "@In(from = -2, size = 3) double[] v");
        scope.addFixed(Kind.INT, "n");
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
        Kind result = choices.pick(List.of(Kind.REAL, Kind.REAL, Kind.ARRAY, Kind.TABLE, Kind.MATRIX));
        RandomExpressions expressions = new RandomExpressions(choices, scope, helpers);
        String body = new RandomStatements(choices, scope, expressions, result, floats).method(30);
        String members = choices.below(3) < 2
                ? ""
                : result == Kind.REAL && choices.below(2) == 1
                        ? "({Derivative.JVP, Derivative.HVP})"
                        : "(Derivative.JVP)";
        return text.append("    @Differentiable" + members + "\n    static ")
                .append(result.type)
                .append(' ')
                .append(name)
                .append('(')
                .append(String.join(", ", parameters))
                .append(") {\n")
                .append(body)
                .append("    }\n")
                .toString();
    }

    private static void parameter(
            RandomScope scope, List<String> parameters, Kind kind, String name, String declaration) {
        scope.add(kind, name);
        parameters.add(declaration);
    }

    private static String helper(String name, Choices choices, List<Helper> helpers, boolean floats) {
        Kind result = choices.pick(List.of(Kind.REAL, Kind.ARRAY, Kind.FLAG, Kind.MATRIX, Kind.REAL));
        boolean none = choices.below(5) == 4;
        RandomScope scope = new RandomScope("");
        List<Kind> kinds = new ArrayList<>(List.of(Kind.REAL, Kind.ARRAY, Kind.INT));
        if (choices.below(3) == 2) {
            kinds.add(choices.pick(List.of(Kind.ARRAY, Kind.TABLE, Kind.MATRIX, Kind.REAL)));
        }
        List<String> parameters = new ArrayList<>();
        int number = 0;
        for (Kind kind : kinds) {
            String parameter =
                    kind == Kind.INT ? "n" : kind.name().substring(0, 1).toLowerCase(Locale.ROOT) + "p" + number++;
            if (kind == Kind.INT) {
                scope.addFixed(kind, parameter);
            } else {
                scope.add(kind, parameter);
            }
            parameters.add(kind.type + " " + parameter);
        }
        RandomExpressions expressions = new RandomExpressions(choices, scope, List.copyOf(helpers));
        String body = new RandomStatements(choices, scope, expressions, none ? null : result, floats).method(8);
        helpers.add(new Helper(name, none ? null : result, kinds));
        return "    private static " + (none ? "void" : result.type) + " " + name + "(" + String.join(", ", parameters)
                + ") {\n" + body + "    }\n\n";
    }
}
