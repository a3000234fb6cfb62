package dev.retrograd.processor.rules;

import dev.retrograd.processor.ir.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The derivatives of the matrix functions of {@code runtime}, one line each: what each operand's adjoint gets, over the
 * operands, the result {@code Y}, its adjoint {@code dY}, and {@code dA} for the shape of operand {@code A}. {@code *} is the
 * matrix product or a scaling, {@code .*} and {@code ./} go element by element, {@code '} transposes; a scalar beside a matrix
 * stands for a matrix of it.
 *
 * <p>Some functions exist in formulas only, not in {@code Matrix}: {@code broadcast(s, M)} has the shape of {@code M} and
 * {@code s} everywhere, {@code broadcastRow(b, M)} and {@code broadcastColumn(b, M)} repeat {@code b} as rows or columns;
 * {@code gate(A, B)} is {@code A} but 0 where {@code B <= 0}; {@code whereNonZero(A, B)} is {@code B} but 0 where {@code A} is.
 */
public final class MatrixRules {
    static final String PREFIX = "Matrix.";

    /** Functions without derivative. */
    private static final Set<String> INACTIVE =
            Set.of("rows", "columns", "zeros", "constant", "isLarge", "equals", "hashCode", "toString");

    /** Functions whose result shares the operand's storage: so do their shadows. */
    private static final Set<String> ALIASES = Set.of("data", "wrap");

    private static final List<MatrixRule> ROWS = List.of(
            rule("times(A, B)", "dY * B'", "A' * dY"),
            rule("transpose(A)", "dY'"),
            rule("plus(A, B)", "dY", "dY"),
            rule("minus(A, B)", "dY", "-dY"),
            rule("negate(A)", "-dY"),
            rule("scale(A, s)", "s * dY", "sum(dY .* A)"),
            rule("hadamard(A, B)", "dY .* B", "dY .* A"),
            rule("divideElements(A, B)", "dY ./ B", "-(dY .* Y) ./ B").unbounded(),
            rule("plusRow(A, b)", "dY", "columnSums(dY)"),
            rule("plusColumn(A, b)", "dY", "rowSums(dY)"),
            rule("sigmoid(A)", "dY .* Y .* (1 - Y)"),
            rule("tanh(A)", "dY .* (1 - Y .* Y)"),
            rule("exp(A)", "dY .* Y").unbounded(),
            rule("log(A)", "dY ./ A").unbounded(),
            rule("relu(A)", "gate(dY, Y)"),
            rule("square(A)", "2 * (dY .* A)"),
            rule("sqrt(A)", "dY ./ (2 * Y)").unbounded(),
            rule("softplus(A)", "dY .* sigmoid(A)"),
            rule("sum(A)", "broadcast(dY, dA)"),
            rule("rowSums(A)", "broadcastColumn(dY, dA)"),
            rule("columnSums(A)", "broadcastRow(dY, dA)"),
            rule("softmaxRows(A)", "Y .* (dY - broadcastColumn(rowSums(dY .* Y), dY))"),
            rule("logSumExpRows(A)", "exp(A - broadcastColumn(Y, A)) .* broadcastColumn(dY, A)"),
            rule("of(A)", "dY"),
            rule("toArray(A)", "dY"),
            rule("broadcast(s, M)", "sum(dY)", "0"),
            rule("broadcastRow(b, M)", "columnSums(dY)", "0"),
            rule("broadcastColumn(b, M)", "rowSums(dY)", "0"),
            rule("gate(A, B)", "gate(dY, B)", "0"),
            rule("whereNonZero(A, B)", "0", "whereNonZero(A, dY)"));

    private static final Map<String, MatrixRule> BY_FUNCTION = index();

    private MatrixRules() {}

    private static MatrixRule rule(String head, String... partials) {
        return MatrixRule.of(head, partials);
    }

    private static Map<String, MatrixRule> index() {
        Map<String, MatrixRule> rules = new HashMap<>();
        ROWS.forEach(row -> rules.put(row.function(), row));
        return rules;
    }

    /** The row of a function such as {@code "Matrix.times"}, if it has a derivative. */
    public static Optional<MatrixRule> find(String function, int arity) {
        return Optional.ofNullable(BY_FUNCTION.get(function)).filter(rule -> rule.arity() == arity);
    }

    /** The row of a call of a function of matrices; of numbers alone there are functions of the same names. */
    public static Optional<MatrixRule> find(Op.Call call) {
        boolean ofNumbers = !call.target().type().isShadowed()
                && call.operands().stream().noneMatch(operand -> operand.type().isShadowed());
        return ofNumbers
                ? Optional.empty()
                : find(call.function(), call.operands().size());
    }

    /** All rows in the table's order. */
    public static List<MatrixRule> all() {
        return new ArrayList<>(ROWS);
    }

    /** Whether the function's result shares storage with its operand; its shadow is the same function of the operand's. */
    public static boolean isAlias(String function) {
        return isOneOf(ALIASES, function);
    }

    /** Whether the function is known to carry no derivative. */
    public static boolean isInactive(String function) {
        return isOneOf(INACTIVE, function);
    }

    private static boolean isOneOf(Set<String> names, String function) {
        return function.startsWith(PREFIX) && names.contains(function.substring(PREFIX.length()));
    }
}
