package dev.retrograd.processor.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The derivatives of the operators, of {@code Math} and {@code StrictMath}, and of the runtime's functions of one number, one line each: the partials over the operands
 * and the result {@code y}, where the table's test samples the operands, and the partials at the edges of the domain.
 *
 * <p>Choices at kinks, as the language's documentation states them: {@code abs} has 0 at 0, {@code max} and {@code min} give
 * all to the first operand at a tie and to the operand that is NaN. {@code pow(0, b)} is constant in {@code b} for {@code b >= 0};
 * {@code pow} of a negative base is not differentiable in the exponent: NaN. {@code hypot} has no derivative at (0, 0): NaN. In the remainders
 * {@code (a - y) / b} is the integral quotient up to rounding, where {@code a / b} could round across an integer.
 */
public final class Rules {
    static final String MATH = "Math.";
    static final String STRICT = "StrictMath.";

    private static final List<Row> OPERATORS = List.of(
            rule("a + b", "1", "1"),
            rule("a - b", "1", "-1"),
            rule("a * b", "b", "a"),
            rule("a / b", "1 / b", "-y / b").unbounded().on("-3..3, 0.5..3", "1, 0: Infinity, -Infinity"),
            rule("a % b", "1", "-rint((a - y) / b)")
                    .unbounded()
                    .on("7.1..8.9, 2.3..2.7", "-7, 2: 1, 3", "1, 0: 1, NaN"),
            rule("-a", "-1"),
            rule("(double) x", "1"),
            rule("(float) x", "1"));

    private static final List<Row> FUNCTIONS = List.of(
            rule("sin(x)", "cos(x)"),
            rule("cos(x)", "-sin(x)"),
            rule("tan(x)", "1 + y * y").unbounded().on("-1.4..1.4"),
            rule("asin(x)", "1 / sqrt((1 - x) * (1 + x))").unbounded().on("-0.99..0.99", "1: Infinity", "2: NaN"),
            rule("acos(x)", "-1 / sqrt((1 - x) * (1 + x))").unbounded().on("-0.99..0.99", "1: -Infinity", "2: NaN"),
            rule("atan(x)", "1 / (1 + x * x)").on("-9..9", "Infinity: 0"),
            rule("atan2(a, b)", "b / (a * a + b * b)", "-a / (a * a + b * b)")
                    .unbounded()
                    .on("0.1..3, -3..3", "0, 0: NaN, NaN"),
            rule("sinh(x)", "cosh(x)").unbounded().on("-3..3", "1000: Infinity"),
            rule("cosh(x)", "sinh(x)").unbounded().on("-3..3", "1000: Infinity"),
            rule("tanh(x)", "1 - y * y").on("-3..3", "Infinity: 0"),
            rule("exp(x)", "y").unbounded().on("-3..3", "-Infinity: 0", "1000: Infinity"),
            rule("expm1(x)", "y + 1").unbounded().on("-3..3", "-Infinity: 0", "1000: Infinity"),
            rule("log(x)", "1 / x").unbounded().on("0.1..9", "0: Infinity"),
            rule("log10(x)", "0.4342944819032518 / x").unbounded().on("0.1..9", "0: Infinity"),
            rule("log1p(x)", "1 / (1 + x)").unbounded().on("-0.9..9", "-1: Infinity"),
            rule("sqrt(x)", "1 / (2 * y)").unbounded().on("0.1..9", "0: Infinity", "-1: NaN"),
            rule("cbrt(x)", "1 / (3 * y * y)").unbounded().on("0.1..9", "0: Infinity", "-8: 0.083333333333333333"),
            rule("pow(a, b)", "b == 0 ? 0 : b * pow(a, b - 1)", "a == 0 & b >= 0 ? 0 : y * log(a)")
                    .unbounded()
                    .on(
                            "0.1..3, -3..3",
                            "0, 2: 0, 0",
                            "0, 1: 1, 0",
                            "0, 0: 0, 0",
                            "0, 0.5: Infinity, 0",
                            "0, -1: -Infinity, -Infinity",
                            "-2, 3: 12, NaN",
                            "-2, 0: 0, NaN",
                            "-2, 0.5: NaN, NaN"),
            rule("hypot(a, b)", "a / y", "b / y").unbounded().on("0.1..3, -3..3", "0, 0: NaN, NaN", "0, -2: 0, -1"),
            rule("abs(x)", "signum(x)").on("0.1..3", "0: 0", "-0.0: 0", "-2: -1", "NaN: NaN"),
            rule("max(a, b)", "a >= b | a != a ? 1 : 0", "a >= b | a != a ? 0 : 1")
                    .on("-3..3, 3.1..4", "1, 1: 1, 0", "-0.0, 0: 1, 0", "2, 1: 1, 0", "NaN, 1: 1, 0", "1, NaN: 0, 1"),
            rule("min(a, b)", "a <= b | a != a ? 1 : 0", "a <= b | a != a ? 0 : 1")
                    .on("-3..3, 3.1..4", "1, 1: 1, 0", "0, -0.0: 1, 0", "2, 1: 0, 1", "NaN, 1: 1, 0", "1, NaN: 0, 1"),
            rule("clamp(x, low, high)", "x < low | x > high ? 0 : 1", "x < low ? 1 : 0", "x > high ? 1 : 0")
                    .on(
                            "-0.9..0.9, -3..-1, 1..3",
                            "-2, -1, 1: 0, 1, 0",
                            "2, -1, 1: 0, 0, 1",
                            "1, -1, 1: 1, 0, 0",
                            "-1, -1, 1: 1, 0, 0"),
            rule("fma(a, b, c)", "b", "a", "1"),
            rule("IEEEremainder(a, b)", "1", "-rint((a - y) / b)")
                    .unbounded()
                    .on("7.1..8.9, 2.3..2.7", "7, 4: 1, -2", "1, 0: 1, NaN"),
            rule("scalb(x, n)", "scalb(1, n)", "0")
                    .unbounded()
                    .on("-3..3, 4..4", "3, -1: 0.5, 0", "1, 2000: Infinity, 0"),
            rule("copySign(x, sign)", "copySign(1, sign) * signum(x)", "0")
                    .on(
                            "0.1..3, 0.1..3",
                            "2, -1: -1, 0",
                            "-2, -1: 1, 0",
                            "-2, 0: -1, 0",
                            "-2, -0.0: 1, 0",
                            "0, 1: 0, 0"),
            rule("toRadians(x)", "toRadians(1)"),
            rule("toDegrees(x)", "toDegrees(1)"),
            rule("nextUp(x)", "1"),
            rule("nextDown(x)", "1"),
            rule("nextAfter(x, direction)", "1", "0"));

    /** The runtime's functions of one number. */
    private static final List<Row> RUNTIME = List.of(
            rule("sigmoid(x)", "y * (1 - y)").on("-3..3", "1000: 0", "-1000: 0"),
            rule("relu(x)", "x > 0 ? 1 : 0").on("0.1..3", "0: 0", "-2: 0"),
            rule("softplus(x)", "1 / (1 + exp(-x))").on("-3..3", "1000: 1", "-1000: 0"));

    /** Functions of real numbers that are constant almost everywhere. */
    private static final Set<String> CONSTANT =
            Set.of("ceil", "floor", "rint", "round", "signum", "ulp", "getExponent");

    /** Functions of integers alone. */
    private static final Set<String> INTEGRAL = Set.of(
            "absExact",
            "addExact",
            "ceilDiv",
            "ceilDivExact",
            "ceilMod",
            "decrementExact",
            "divideExact",
            "floorDiv",
            "floorDivExact",
            "floorMod",
            "incrementExact",
            "multiplyExact",
            "multiplyFull",
            "multiplyHigh",
            "negateExact",
            "powExact",
            "subtractExact",
            "toIntExact",
            "unsignedMultiplyExact",
            "unsignedMultiplyHigh",
            "unsignedPowExact");

    /** Not functions of their operands: without rule. */
    private static final Set<String> REFUSED = Set.of("random");

    /** Operators with integral or boolean results, casts to them, and the value that is declared constant. */
    private static final Set<String> DISCRETE = Set.of(
            "constant",
            "<",
            "<=",
            ">",
            ">=",
            "==",
            "!=",
            "!",
            "~",
            "&",
            "|",
            "^",
            "<<",
            ">>",
            ">>>",
            "(byte)",
            "(short)",
            "(char)",
            "(int)",
            "(long)",
            "(boolean)");

    private static final Map<String, Rule> BY_KEY = index();

    /** What has no derivative but 0, as operations name it. */
    private static final Set<String> ZERO = named(DISCRETE, CONSTANT, INTEGRAL);

    private static final Set<String> NO_FUNCTION = named(Set.of(), REFUSED);

    private Rules() {}

    private static Row rule(String head, String... partials) {
        return Row.of(head, partials);
    }

    private static Map<String, Rule> index() {
        Map<String, Rule> rules = new HashMap<>();
        for (Row row : OPERATORS) {
            rules.put(key(row.function(), row.operands().size()), new Rule(row, ""));
        }
        for (Row row : FUNCTIONS) {
            for (String prefix : List.of(MATH, STRICT)) {
                rules.put(key(prefix + row.function(), row.operands().size()), new Rule(row, prefix));
            }
        }
        for (Row row : RUNTIME) {
            rules.put(
                    key(MatrixRules.PREFIX + row.function(), row.operands().size()), new Rule(row, MatrixRules.PREFIX));
        }
        return rules;
    }

    private static String key(String function, int arity) {
        return function + "/" + arity;
    }

    /**
     * The row of an operator or function.
     *
     * @param function as operations name it: {@code "+"}, {@code "Math.sin"}
     * @param arity the number of operands: {@code "-"} has 1 or 2
     */
    public static Optional<Rule> find(String function, int arity) {
        return Optional.ofNullable(BY_KEY.get(key(function, arity)));
    }

    /** All rows in the order of their names, those of {@code StrictMath} included. */
    public static List<Rule> all() {
        return BY_KEY.keySet().stream().sorted().map(BY_KEY::get).collect(Collectors.toList());
    }

    /** Whether the derivative of an operator or function is known to be 0 wherever it has one. */
    public static boolean isZero(String function) {
        return ZERO.contains(function);
    }

    /** Whether a method of {@code Math} is known not to be a function of its operands, and so has no derivative. */
    public static boolean isRefused(String function) {
        return NO_FUNCTION.contains(function);
    }

    @SafeVarargs
    private static Set<String> named(Set<String> operators, Set<String>... functions) {
        Set<String> names = new HashSet<>(operators);
        for (Set<String> some : functions) {
            some.forEach(name -> names.addAll(List.of(MATH + name, STRICT + name)));
        }
        return Set.copyOf(names);
    }
}
