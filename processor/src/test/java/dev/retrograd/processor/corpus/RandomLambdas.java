package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomExpressions.Helper;
import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.List;
import java.util.function.Function;

/** Random functions and streams. */
final class RandomLambdas {
    private final Choices choices;
    private final RandomScope scope;
    private final RandomExpressions expressions;
    private final List<Helper> helpers;

    RandomLambdas(Choices choices, RandomScope scope, RandomExpressions expressions, List<Helper> helpers) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
        this.helpers = helpers;
    }

    private String lambda(String stem, Function<RandomExpressions, String> body) {
        String parameter = scope.fresh(stem);
        RandomScope closure = scope.closure(parameter);
        return parameter + " -> " + body.apply(new RandomExpressions(choices, closure, helpers));
    }

    /** A lambda from a number to a number. */
    String lambda(int h) {
        if (choices.below(4) < 3) {
            return lambda("t", inner -> inner.real(h));
        }
        String parameter = scope.fresh("t");
        RandomScope closure = scope.closure(parameter);
        RandomExpressions inner = new RandomExpressions(choices, closure, helpers);
        return parameter + " -> {\n" + new RandomStatements(choices, closure, inner, Kind.REAL, false).method(2)
                + "        }";
    }

    /** A lambda from a boxed number to one. */
    String boxed(int h) {
        String parameter = scope.fresh("q");
        String local = scope.fresh("t");
        RandomExpressions inner = new RandomExpressions(choices, scope.closure(local), helpers);
        return parameter + " -> { double " + local + " = " + parameter + "; return 1.0 * " + inner.real(h) + "; }";
    }

    private String anonymous(int h) {
        String parameter = scope.fresh("t");
        RandomExpressions inner = new RandomExpressions(choices, scope.closure(parameter), helpers);
        return "new java.util.function.DoubleUnaryOperator() { @Override public double applyAsDouble(double "
                + parameter + ") { return " + inner.real(h) + "; } }";
    }

    /** A lambda from an index. */
    private String ofIndex(int h) {
        String parameter = scope.fresh("j");
        String local = scope.fresh("t");
        RandomScope closure = scope.closure(local);
        closure.addFinal(Kind.INT, parameter);
        RandomExpressions inner = new RandomExpressions(choices, closure, helpers);
        return parameter + " -> { double " + local + " = 0.3 * " + parameter + "; return " + inner.real(h) + "; }";
    }

    /** A function of a number. */
    String function(int height) {
        return choices.part(() -> functionPart(height));
    }

    private String functionPart(int height) {
        boolean some = scope.has(Kind.FUNCTION);
        if (some && (height == 0 || choices.below(2) == 0)) {
            return choices.pick(scope.all(Kind.FUNCTION));
        }
        int h = Math.max(0, height - 1);
        return switch (choices.below(some ? 7 : 3)) {
            case 2 -> anonymous(h);
            case 0 -> choices.pick("Math::sin", "Math::tanh", "Math::atan");
            case 1 -> lambda(h);
            case 3, 4 ->
                choices.pick(scope.all(Kind.FUNCTION)) + choices.pick(".andThen(", ".compose(") + function(0) + ")";
            case 5 -> "slower(" + function(0) + ", " + expressions.real(0) + ")";
            default ->
                "(" + expressions.condition(1) + " ? " + choices.pick(scope.all(Kind.FUNCTION)) + " : "
                        + choices.pick(scope.all(Kind.FUNCTION)) + ")";
        };
    }

    /** A number that a function or a stream gives. */
    String real(int h) {
        return switch (choices.below(12)) {
            case 0, 1 -> "mean(" + function(h) + ", " + expressions.real(0) + ")";
            case 2, 3, 4 ->
                scope.has(Kind.FUNCTION)
                        ? choices.pick(scope.all(Kind.FUNCTION)) + ".applyAsDouble(" + expressions.real(h) + ")"
                        : "mean(" + function(h) + ", " + expressions.real(0) + ")";
            case 5 -> stream(h) + ".sum() * 0.3";
            case 6 ->
                stream(h) + choices.pick(".max()", ".min()", ".average()") + ".orElse(" + expressions.real(0) + ")";
            case 7 -> {
                String sum = scope.fresh("p");
                String next = scope.fresh("q");
                yield stream(h) + ".reduce(0.3, (" + sum + ", " + next + ") -> " + sum + " * 0.5 + Math.sin(" + next
                        + "))";
            }
            case 8 ->
                "java.util.stream.IntStream.range(0, " + expressions.integer(0) + " & 3).mapToDouble(" + ofIndex(h)
                        + ").sum() * 0.3";
            case 9 -> stream(h) + ".filter(" + lambda("t", inner -> inner.condition(1)) + ").sum() * 0.3";
            case 10 -> "mean(java.util.function.DoubleUnaryOperator.identity(), " + expressions.real(h) + ")";
            default -> stream(h) + ".filter(" + lambda("t", inner -> inner.condition(1)) + ").count() * 0.1";
        };
    }

    private String source(int h) {
        return choices.pick(
                "java.util.Arrays.stream(" + expressions.array(0) + ")",
                "java.util.stream.DoubleStream.of(" + expressions.real(0) + ", " + expressions.real(h) + ")");
    }

    private String stream(int h) {
        String source = source(h);
        return switch (choices.below(5)) {
            case 0, 1 -> source;
            case 2 -> source + ".sorted()";
            case 3 -> source + ".limit(2)";
            default -> source + ".map(" + function(h) + ")";
        };
    }

    /** An array of three numbers that a stream gives. */
    String array(int h) {
        return choices.pick(
                "java.util.Arrays.stream(" + expressions.array(0) + ").map(" + function(h) + ").toArray()",
                "java.util.stream.IntStream.range(0, 3).mapToDouble(" + ofIndex(h) + ").toArray()",
                "java.util.Arrays.stream(" + expressions.array(0) + ").sorted().toArray()");
    }

    /** A condition on the numbers of a stream. */
    String condition(int h) {
        return source(h) + choices.pick(".anyMatch(", ".allMatch(", ".noneMatch(")
                + lambda("t", inner -> inner.condition(1)) + ")";
    }
}
