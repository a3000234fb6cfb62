package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Random expressions. Every function is bounded and every index in range, so that values neither overflow nor throw; the first
 * alternative is always the simplest.
 */
final class RandomExpressions {
    /**
     * A method that random methods may call.
     *
     * @param result what it returns; null for nothing
     * @param steps what a call in its own body does to its integer
     */
    record Helper(String name, Kind result, List<Kind> parameters, String steps) {}

    private final Choices choices;
    private final RandomScope scope;
    private final List<Helper> helpers;
    private final RandomObjects objects;
    private final RandomLambdas functions;
    private final RandomCollections collections;
    private int calls = 5;

    RandomExpressions(Choices choices, RandomScope scope, List<Helper> helpers) {
        this.choices = choices;
        this.scope = scope;
        this.helpers = helpers;
        objects = new RandomObjects(choices, scope, this);
        functions = new RandomLambdas(choices, scope, this, helpers);
        collections = new RandomCollections(choices, scope, this, functions);
    }

    RandomObjects objects() {
        return objects;
    }

    RandomCollections collections() {
        return collections;
    }

    String real(int height) {
        return choices.part(() -> realPart(height));
    }

    private String realPart(int height) {
        if (height == 0 || choices.below(4) == 0) {
            return leaf();
        }
        int h = height - 1;
        return switch (choices.below(31)) {
            case 28, 29, 30 -> collections.real(h);
            case 24 -> objects.real(h);
            case 25, 26 -> functions.real(h);
            case 27 -> data(h);
            case 0 -> "(" + real(h) + " * 0.6 + " + real(h) + " * 0.3)";
            case 1, 2 -> "Math.sin(" + real(h) + ")";
            case 3 -> "Math.tanh(" + real(h) + " * " + real(h) + ")";
            case 4 -> "(" + real(h) + " - " + real(h) + ") * 0.5";
            case 5 -> "-(" + real(h) + ")";
            case 6 -> "(" + condition(h) + " ? " + real(h) + " : " + real(h) + ")";
            case 7 -> quotient(h);
            case 8, 9, 10 -> function(h);
            case 11 -> "Math.max(" + real(h) + ", " + real(h) + ")";
            case 12 -> "Math.min(" + real(h) + ", 0.9)";
            case 13 -> "Math.abs(" + real(h) + ")";
            case 14, 15 -> helperCall(Kind.REAL, () -> "Math.cos(" + real(h) + ")");
            case 16 -> "(" + scalarTarget() + choices.pick(" = ", " = ", " -= ", " += ") + bounded(real(h)) + ")";
            case 17 -> "(" + element() + choices.pick(" = ", " += ") + bounded(real(h)) + ")";
            case 18 -> choices.pick("", "--", "++") + choices.pick(scope.assignable(Kind.REAL));
            case 19 -> "(int) (" + real(h) + ") * 0.1 * Math.sin(" + real(0) + ")";
            case 20 ->
                "(switch (" + integer(1) + " & 3) { case 1 -> " + real(h) + "; case 2, 3 -> { "
                        + choices.pick("", scalarTarget() + " = " + real(0) + "; ") + "yield 1 * " + real(h)
                        + "; } default -> "
                        + real(h) + "; })";
            case 21 -> ofMatrix(h);
            case 22 ->
                scope.has(Kind.FLOAT) ? "(float) " + real(0) : "(" + real(h) + " + " + integer(1) + " % 16 * 0.1)";
            default -> element() + choices.pick(" * 1", "++", "--");
        };
    }

    /** A number that data without derivative or a call that stays as it is has chosen. */
    private String data(int h) {
        return switch (choices.below(8)) {
            case 0 -> "Double.sum(" + real(h) + ", " + real(0) + ") * 0.5";
            case 1 -> "Integer.bitCount(" + integer(h) + ") * 0.1 * " + real(0);
            case 2 -> "java.util.Arrays.binarySearch(KNOTS, " + real(h) + ") * 0.2";
            case 3 -> "KNOTS[" + index() + "] * " + real(h);
            case 4 -> "(" + text() + ".equals(\"a\") ? " + real(h) + " : " + real(0) + ")";
            case 5 ->
                "(switch (" + text() + ") { case \"a\" -> " + real(0) + "; case \"b\", \"c\" -> " + real(h)
                        + "; default -> 0.5; })";
            case 6 -> "1.0 * Double.valueOf(" + real(h) + ")";
            default -> "LEVELS.get(" + index() + ") * " + real(h);
        };
    }

    private String text() {
        return scope.has(Kind.TEXT) ? choices.pick(scope.all(Kind.TEXT)) : "Integer.toString(" + integer(0) + ")";
    }

    private String quotient(int h) {
        String divisor = real(0);
        return "(" + real(h) + choices.pick(" / ", " % ") + "(2 + " + divisor + " * " + divisor + "))";
    }

    private String function(int h) {
        String a = real(h);
        return switch (choices.below(28)) {
            case 26 -> "Matrix.sigmoid(" + a + ")";
            case 27 -> choices.pick("Matrix.softplus(", "Matrix.relu(") + a + ") * 0.5";
            case 0 -> "Math.cos(" + a + ")";
            case 1 -> "Math.exp(Math.min(" + a + ", 0.5))";
            case 2 -> "Math.log(1.5 + Math.sin(" + a + "))";
            case 3 -> "Math.sqrt(1.2 + Math.cos(" + a + "))";
            case 4 -> "Math.pow(1.5 + Math.sin(" + a + "), Math.tanh(" + real(0) + "))";
            case 5 -> "Math.atan2(" + a + ", 1.5 + Math.sin(" + real(0) + "))";
            case 6 -> "Math.hypot(1.5, " + a + ")";
            case 7 -> "Math.cbrt(1.2 + Math.cos(" + a + "))";
            case 8 -> "Math.asin(0.9 * Math.sin(" + a + "))";
            case 9 -> "Math.acos(0.9 * Math.sin(" + a + "))";
            case 10 -> "Math.tan(Math.tanh(" + a + "))";
            case 11 -> "Math.sinh(Math.tanh(" + a + "))";
            case 12 -> "Math.cosh(Math.tanh(" + a + "))";
            case 13 -> "Math.expm1(-Math.abs(" + a + "))";
            case 14 -> "Math.log1p(0.9 * Math.cos(" + a + "))";
            case 15 -> "Math.fma(" + a + ", 0.5, " + real(0) + ")";
            case 16 -> "Math.atan(" + a + ")";
            case 17 -> "Math.floor(" + a + ") * 0.3 * Math.cos(" + real(0) + ")";
            case 18 -> "Math.signum(" + a + ") * " + real(0);
            case 19 -> "Math.copySign(" + a + ", " + real(0) + ")";
            case 20 -> "Math.rint(" + a + ") * 0.2";
            case 21 -> "Math.toRadians(" + a + ")";
            case 22 -> "Math.IEEEremainder(" + a + ", 2.5)";
            case 23 -> "StrictMath.sin(" + a + ")";
            case 24 -> "Math.pow(Math.tanh(" + a + "), " + choices.pick("2", "3", "4") + ")";
            default -> "Math.log10(1.5 + Math.sin(" + a + "))";
        };
    }

    private String ofMatrix(int h) {
        if (!scope.has(Kind.MATRIX)) {
            return "Math.atan(" + real(h) + ")";
        }
        return switch (choices.below(3)) {
            case 0 -> choices.pick(scope.all(Kind.MATRIX)) + ".get(" + index() + ", " + index() + ")";
            case 1 -> matrix(h) + ".sum() * 0.1";
            default -> matrix(h) + ".get(" + index() + ", " + index() + ")";
        };
    }

    private String leaf() {
        return switch (choices.below(10)) {
            case 0, 1, 2, 3 -> choices.pick(scope.all(Kind.REAL));
            case 4, 5, 6 -> element();
            case 7 -> choices.pick("0.7", "1.5", "0.0", "1", "-0.3");
            case 8 -> scope.has(Kind.FLOAT) ? choices.pick(scope.all(Kind.FLOAT)) : choices.pick(scope.all(Kind.REAL));
            default -> choices.pick(scope.all(Kind.INT)) + " % 8 * 0.2";
        };
    }

    /** A scalar variable that may be assigned. */
    String scalarTarget() {
        return choices.pick(scope.assignable(Kind.REAL));
    }

    /** An element of an array, a row or a matrix: an expression to read and to write. */
    String element() {
        return switch (choices.below(12)) {
            case 6, 7 ->
                scope.has(Kind.TABLE)
                        ? choices.pick(scope.all(Kind.TABLE)) + "[" + index() + "][" + index() + "]"
                        : choices.pick(scope.all(Kind.ARRAY)) + "[" + index() + "]";
            case 8 ->
                scope.has(Kind.MATRIX)
                        ? choices.pick(scope.all(Kind.MATRIX)) + ".data()[" + index() + "][" + index() + "]"
                        : choices.pick(scope.all(Kind.ARRAY)) + "[" + index() + "]";
            case 9, 10 -> longElement();
            case 11 -> array(0) + "[" + index() + "]";
            default -> choices.pick(scope.all(Kind.ARRAY)) + "[" + index() + "]";
        };
    }

    private String longElement() {
        if (!scope.has(Kind.LONG_ARRAY)) {
            return choices.pick(scope.all(Kind.ARRAY)) + "[" + index() + "]";
        }
        String array = choices.pick(scope.all(Kind.LONG_ARRAY));
        return array
                + choices.pick(
                        "[0]", "[(" + integer(0) + " & 7) % " + array + ".length]", "[" + array + ".length - 1]");
    }

    String index() {
        return switch (choices.below(8)) {
            case 0 -> "0";
            case 1 -> "1";
            case 2 -> "2";
            case 3, 4 -> "(" + choices.pick(scope.all(Kind.INT)) + " & 7) % 3";
            case 5 -> "Math.floorMod(" + integer(1) + ", 3)";
            case 6 ->
                scope.has(Kind.INTS)
                        ? "(" + choices.pick(scope.all(Kind.INTS)) + "[" + choices.below(3) + "] & 7) % 3"
                        : "(" + integer(0) + " & 1)";
            default -> integerTarget().map(name -> "(" + name + "++ & 3) % 3").orElse("2");
        };
    }

    private Optional<String> integerTarget() {
        List<String> names = scope.assignable(Kind.INT);
        return names.isEmpty() ? Optional.empty() : Optional.of(choices.pick(names));
    }

    /** An integer of any size. */
    String integer(int height) {
        return choices.part(() -> integerPart(height));
    }

    private String integerPart(int height) {
        if (height == 0 || choices.below(2) == 0) {
            return choices.pick(scope.all(Kind.INT));
        }
        int h = height - 1;
        return switch (choices.below(12)) {
            case 11 -> collections.integer(h);
            case 0 -> choices.pick("1", "2", "0", "-1");
            case 1 -> "(" + integer(h) + " + " + integer(h) + ")";
            case 2 -> "(" + integer(h) + " * 3 - " + integer(h) + ")";
            case 3 -> "(" + integer(h) + choices.pick(" & ", " | ", " ^ ", " >> ", " << ", " >>> ") + "2)";
            case 4 -> "(int) (" + real(h) + " * 3)";
            case 5 -> "(" + condition(h) + " ? " + integer(h) + " : " + integer(h) + ")";
            case 6 -> "(" + integer(h) + choices.pick(" / ", " % ") + "3)";
            case 7 ->
                scope.has(Kind.INTS)
                        ? choices.pick(scope.all(Kind.INTS)) + "[" + choices.below(3) + "]"
                        : "(int) (" + integer(h) + " * 5L % 3L)";
            case 8 -> choices.pick(scope.all(Kind.ARRAY)) + ".length";
            case 9 ->
                integerTarget()
                        .map(name -> "(" + name + choices.pick(" += 1)", " = " + name + " & 7)"))
                        .orElse("(byte) 3");
            default -> "(int) Math.round(" + real(h) + ")";
        };
    }

    String condition(int height) {
        return choices.part(() -> conditionPart(height));
    }

    private String conditionPart(int height) {
        if (height == 0 || choices.below(3) == 0) {
            return real(0)
                    + choices.pick(" > ", " < ")
                    + choices.pick("0.1", "-0.2", choices.pick(scope.all(Kind.REAL)));
        }
        int h = height - 1;
        return switch (choices.below(14)) {
            case 13 -> collections.condition(h);
            case 11 -> objects.condition(h);
            case 12 -> functions.condition(h);
            case 0 -> integer(h) + choices.pick(" > ", " == ", " != ", " <= ") + choices.below(3);
            case 1, 2 -> real(h) + choices.pick(" > ", " < ", " <= ", " >= ") + real(h);
            case 3 -> "(" + condition(h) + " && " + condition(h) + ")";
            case 4 -> "(" + condition(h) + " || " + condition(h) + ")";
            case 5 -> "!(" + condition(h) + ")";
            case 6 -> scope.has(Kind.FLAG) ? choices.pick(scope.all(Kind.FLAG)) : "!(" + condition(h) + ")";
            case 7 -> "(" + scalarTarget() + choices.pick(" = ", " += ") + bounded(real(h)) + ") > 0.1";
            case 8 -> "(" + condition(h) + choices.pick(" ^ ", " | ", " & ") + "(" + condition(h) + "))";
            case 9 ->
                choices.pick(scope.all(Kind.ARRAY))
                        + choices.pick(" == ", " != ")
                        + choices.pick(scope.all(Kind.ARRAY));
            default -> helperCall(Kind.FLAG, () -> "!(" + condition(h) + ")");
        };
    }

    String array(int height) {
        return choices.part(() -> arrayPart(height));
    }

    private String arrayPart(int height) {
        if (height == 0 || choices.below(3) == 0) {
            return scope.has(Kind.TABLE) && choices.once(4)
                    ? choices.pick(scope.all(Kind.TABLE)) + "[" + index() + "]"
                    : choices.pick(scope.all(Kind.ARRAY));
        }
        int h = height - 1;
        return switch (choices.below(15)) {
            case 14 -> "either(" + condition(h) + ", " + array(h) + ", " + array(0) + ")";
            case 11 -> objects.array(h);
            case 12 -> functions.array(h);
            case 13 -> "sorted(" + array(0) + ")";
            case 0 -> choices.pick(scope.all(Kind.ARRAY)) + ".clone()";
            case 1 -> "new double[3]";
            case 2, 3 -> "new double[] {" + real(h) + ", " + real(h) + ", " + real(0) + "}";
            case 4 -> "(" + condition(1) + " ? " + array(h) + " : " + array(h) + ")";
            case 5 -> helperCall(Kind.ARRAY, () -> choices.pick(scope.all(Kind.ARRAY)) + ".clone()");
            case 6 -> "java.util.Arrays.copyOf(" + array(0) + ", 3)";
            case 7 -> matrixOr(() -> matrix(1) + ".scale(0.3)" + choices.pick(".rowSums()", ".columnSums()"));
            case 8 -> matrixOr(() -> choices.pick(scope.all(Kind.MATRIX)) + ".data()[" + index() + "]");
            case 9 -> matrixOr(() -> matrix(1) + ".scale(0.5).logSumExpRows()");
            default -> assignable(Kind.ARRAY, h);
        };
    }

    private String assignable(Kind kind, int h) {
        List<String> names = scope.assignable(kind);
        return names.isEmpty() ? "new double[3]" : "(" + choices.pick(names) + " = " + array(h) + ")";
    }

    private String matrixOr(Supplier<String> expression) {
        return scope.has(Kind.MATRIX) ? expression.get() : "new double[3]";
    }

    String table(int height) {
        return choices.part(() -> tablePart(height));
    }

    private String tablePart(int height) {
        if (scope.has(Kind.TABLE) && (height == 0 || choices.below(3) == 0)) {
            return choices.pick(scope.all(Kind.TABLE));
        }
        return switch (choices.below(8)) {
            case 0 -> "new double[3][3]";
            case 1, 2 -> "new double[][] {" + array(1) + ", " + array(0) + ", " + array(0) + "}";
            case 3 -> scope.has(Kind.TABLE) ? choices.pick(scope.all(Kind.TABLE)) + ".clone()" : "new double[3][3]";
            case 4 ->
                scope.has(Kind.TABLE)
                        ? "Matrix." + choices.pick("hadamard(", "times(") + "Matrix.scale(" + table(0)
                                + ", 0.3), Matrix.scale(" + table(0) + ", 0.5))"
                        : "new double[3][3]";
            case 5 ->
                scope.has(Kind.TABLE)
                        ? "Matrix.scale(Matrix." + choices.pick("plus(", "minus(") + table(0) + ", Matrix.transpose("
                                + table(0) + ")), 0.5)"
                        : "new double[3][3]";
            case 6 ->
                scope.has(Kind.MATRIX)
                        ? choices.pick(scope.all(Kind.MATRIX)) + choices.pick(".data()", ".toArray()")
                        : "new double[3][3]";
            default ->
                scope.has(Kind.TABLE)
                        ? "(" + condition(1) + " ? " + table(0) + " : " + table(0) + ")"
                        : "new double[3][3]";
        };
    }

    String matrix(int height) {
        return choices.part(() -> matrixPart(height));
    }

    private String matrixPart(int height) {
        if (scope.has(Kind.MATRIX) && (height == 0 || choices.below(4) == 0)) {
            return choices.pick(scope.all(Kind.MATRIX));
        } else if (height == 0 || !scope.has(Kind.MATRIX)) {
            return "Matrix." + choices.pick("wrap(", "of(") + table(1) + ")";
        }
        int h = height - 1;
        return switch (choices.below(22)) {
            case 0 -> matrix(h) + ".transpose()";
            case 1, 2 -> matrix(h) + ".times(" + matrix(h) + ").tanh()";
            case 3 -> matrix(h) + ".plus(" + matrix(h) + ").scale(0.5)";
            case 4 -> matrix(h) + ".minus(" + matrix(h) + ").scale(0.5)";
            case 5 -> matrix(h) + ".tanh().hadamard(" + matrix(h) + ")";
            case 6 -> matrix(h) + ".divideElements(" + matrix(h) + ".tanh().exp()).scale(0.5)";
            case 7 -> matrix(h) + ".negate()";
            case 8 -> matrix(h) + ".scale(Math.tanh(" + real(1) + "))";
            case 9 -> matrix(h) + ".plusRow(" + array(1) + ").scale(0.5)";
            case 10 -> matrix(h) + ".plusColumn(" + array(1) + ").scale(0.5)";
            case 11 -> matrix(h) + ".sigmoid()";
            case 12 -> matrix(h) + ".tanh().exp().scale(0.5)";
            case 13 -> matrix(h) + ".sigmoid().plus(" + matrix(h) + ".sigmoid()).log()";
            case 14 -> matrix(h) + ".relu()";
            case 15 -> matrix(h) + ".tanh().square()";
            case 16 -> matrix(h) + ".sigmoid().sqrt()";
            case 17 -> matrix(h) + ".softplus().scale(0.5)";
            case 18 -> matrix(h) + ".softmaxRows()";
            case 19 -> "Matrix." + choices.pick("wrap(", "of(") + table(1) + ")";
            case 20 -> "(" + condition(1) + " ? " + matrix(h) + " : " + matrix(h) + ")";
            default -> helperCall(Kind.MATRIX, () -> "Matrix.zeros(3, 3)");
        };
    }

    /** An expression of a kind. */
    String of(Kind kind, int height) {
        return switch (kind) {
            case REAL -> real(height);
            case INT -> integer(height);
            case FLAG -> condition(height);
            case ARRAY -> array(height);
            case TABLE -> table(height);
            case MATRIX -> matrix(height);
            case INTS ->
                scope.has(Kind.INTS) && choices.below(2) == 0
                        ? choices.pick(scope.all(Kind.INTS))
                        : "new int[] {2, " + integer(0) + ", 1}";
            case LONG_ARRAY -> longArray();
            case FLOAT -> choices.pick("1.5f", "(float) (" + real(height) + ")");
            case PAIR -> objects.pair(height);
            case CELL -> objects.newCell();
            case SHAPE -> objects.shape(height);
            case FUNCTION -> functions.function(height);
            case LIST, DEQUE, BOX, RAGGED, LEVEL, LONG -> collections.of(kind, Math.min(height, 1));
            case TEXT -> choices.pick("\"a\"", "\"b\"", text());
        };
    }

    private String longArray() {
        return switch (choices.below(4)) {
            case 0 -> array(1);
            case 1 -> "java.util.Arrays.copyOf(" + array(0) + ", 4)";
            case 2 -> "new double[3 + (" + integer(0) + " & 3)]";
            default -> scope.has(Kind.LONG_ARRAY) ? choices.pick(scope.all(Kind.LONG_ARRAY)) + ".clone()" : array(0);
        };
    }

    /** A call of a helper with this result, if there is one. */
    String helperCall(Kind result, Supplier<String> otherwise) {
        List<Helper> fitting =
                helpers.stream().filter(helper -> helper.result() == result).toList();
        if (fitting.isEmpty() || calls == 0) {
            return otherwise.get();
        }
        calls--;
        return call(choices.pick(fitting));
    }

    /** A call of a helper; one that calls itself goes one step down. */
    String call(Helper helper) {
        return helper.parameters().stream()
                .map(kind -> kind == Kind.INT
                        ? helper.steps().isEmpty() ? integer(1) + " & 3" : "n" + helper.steps()
                        : of(kind, 1))
                .collect(Collectors.joining(", ", helper.name() + "(", ")"));
    }

    /** The expression, no larger than 0.7. */
    String bounded(String expression) {
        return choices.pick("0.7 * Math.sin(", "0.6 * Math.tanh(", "0.5 * Math.atan(") + expression + ")";
    }
}
