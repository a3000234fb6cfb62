package dev.retrograd.processor.rules;

import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of the table: a function or operator, its partial derivatives, and where it can be tried.
 *
 * <p>An operand is <em>active</em> if its partial is not 0. All arithmetic of partials is in {@code double}; the caller
 * converts to {@code float} where it needs to.
 */
public final class Rule {
    private static final String ADJOINT = "dy";

    private final Row row;
    private final String prefix;
    private final List<Set<String>> names;

    Rule(Row row, String prefix) {
        this.row = row;
        this.prefix = prefix;
        this.names = row.partials().stream().map(Expression::names).toList();
    }

    /** The function as operations of the intermediate representation name it. */
    public String function() {
        return prefix.isEmpty() ? row.function() : prefix + row.function();
    }

    /** The names that the partials have for the operands. */
    public List<String> operands() {
        return row.operands();
    }

    /** The partial with respect to an operand, over {@link #operands} and {@code y}; the literal 0 if there is none. */
    public Expression partial(int operand) {
        return row.partials().get(operand);
    }

    /** Whether a partial can be infinite or NaN where the operands are finite: then an adjoint of 0 must contribute nothing. */
    public boolean isUnbounded() {
        return row.isUnbounded();
    }

    /** Whether the result depends on an operand differentiably. */
    public boolean isActive(int operand) {
        return !partial(operand).is(0);
    }

    /** Whether the partial with respect to {@code operand} reads the value of operand {@code other}. */
    public boolean reads(int operand, int other) {
        return names.get(operand).contains(operands().get(other));
    }

    /** Whether the partial with respect to {@code operand} reads the value of the result. */
    public boolean readsResult(int operand) {
        return names.get(operand).contains(Row.RESULT);
    }

    /** Where the table's test samples each operand. */
    public List<Row.Range> domain() {
        return row.domain();
    }

    /** Points at which the partials are stated. */
    public List<Row.Edge> edges() {
        return row.edges();
    }

    /**
     * Emits a partial.
     *
     * @param operand which operand
     * @param to where to emit
     * @param operands the values of the operands; those that the partial does not {@link #reads read} may be {@code null}
     * @param result the value of the result; may be {@code null} unless {@link #readsResult read}
     * @return the partial as a {@code double}; empty if it is 0
     */
    public Optional<Value> partial(int operand, RegionBuilder to, List<Value> operands, Value result) {
        return isActive(operand)
                ? Optional.of(emitter(to, operands, result, null).emit(partial(operand)))
                : Optional.empty();
    }

    /**
     * Emits the adjoint (or tangent) times a partial, without a multiplication by 1 and with the adjoint as the numerator of
     * a quotient: {@code dy / b}, {@code -dy * y / b}.
     *
     * @param operand which operand
     * @param to where to emit
     * @param operands as for {@link #partial}
     * @param result as for {@link #partial}
     * @param adjoint the factor
     * @return the product as a {@code double}; empty if the partial is 0
     */
    public Optional<Value> contribution(
            int operand, RegionBuilder to, List<Value> operands, Value result, Value adjoint) {
        return isActive(operand)
                ? Optional.of(emitter(to, operands, result, adjoint).emit(times(partial(operand))))
                : Optional.empty();
    }

    /**
     * Emits {@code sum + contribution}, or {@code sum - contribution} where the partial starts with a minus sign.
     *
     * @param operand which operand, an active one
     * @param to where to emit
     * @param operands as for {@link #partial}
     * @param result as for {@link #partial}
     * @param adjoint the factor
     * @param sum what to add to, a {@code double}
     * @return the sum
     */
    public Value accumulate(
            int operand, RegionBuilder to, List<Value> operands, Value result, Value adjoint, Value sum) {
        Expression partial = partial(operand);
        boolean negative = Products.isNegative(partial);
        Expression product = times(negative ? Products.withoutMinus(partial) : partial);
        Value contribution = emitter(to, operands, result, adjoint).emit(product);
        return to.call(sum.type(), negative ? "-" : "+", sum, contribution);
    }

    /** What a function of {@code Math} or an operator on two numbers gives at a point. */
    public double valueAt(List<Double> point) {
        return Character.isLetter(row.function().charAt(0))
                ? ExpressionValue.function(row.function(), point)
                : ExpressionValue.operator(row.function(), point.get(0), point.get(1));
    }

    /** The partial with respect to an operand at a point, for the functions that {@link #valueAt} knows. */
    public double partialAt(int operand, List<Double> point) {
        Map<String, Double> bindings = new HashMap<>();
        for (int i = 0; i < point.size(); i++) {
            bindings.put(operands().get(i), point.get(i));
        }
        bindings.put(Row.RESULT, valueAt(point));
        return new ExpressionValue(bindings).of(partial(operand));
    }

    private static Expression times(Expression partial) {
        return Products.multiply(new Expression.Name(ADJOINT), partial);
    }

    private ExpressionEmitter emitter(RegionBuilder to, List<Value> operands, Value result, Value adjoint) {
        Map<String, Value> bindings = new HashMap<>();
        List<String> names = new ArrayList<>(operands());
        for (int i = 0; i < names.size(); i++) {
            bindings.put(names.get(i), operands.get(i));
        }
        bindings.put(Row.RESULT, result);
        bindings.put(ADJOINT, adjoint);
        return new ExpressionEmitter(to, prefix.equals(Rules.STRICT) ? prefix : Rules.MATH, bindings);
    }
}
