package dev.retrograd.processor.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A partial derivative of a scalar function: an expression over its operands and the result {@code y}. */
public sealed interface Expression {

    /** The operands of the expression. */
    List<Expression> parts();

    /** The names of the function's operands, and {@code y}, that occur. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        parts().forEach(part -> names.addAll(part.names()));
        return names;
    }

    /** Whether this is the literal {@code value}. */
    default boolean is(double value) {
        return this instanceof Literal literal && literal.value() == value;
    }

    /**
     * A literal.
     *
     * @param value its value
     */
    record Literal(double value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * An operand or the result.
     *
     * @param name as the row's head has it; {@code y} for the result
     */
    record Name(String name) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /**
     * {@code -x}.
     *
     * @param operand what is negated
     */
    record Negation(Expression operand) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(operand);
        }
    }

    /**
     * Arithmetic {@code + - * /}, a comparison, or {@code & |} of comparisons.
     *
     * @param operator as in Java
     * @param left the first operand
     * @param right the second operand
     */
    record Infix(String operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /**
     * {@code condition ? then : otherwise}.
     *
     * @param condition a comparison
     * @param then the value if it holds
     * @param otherwise the value if not
     */
    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /**
     * A function of {@code Math} or {@code StrictMath}, whichever the differentiated function belongs to.
     *
     * @param function the simple name
     * @param parts the arguments
     */
    record Application(String function, List<Expression> parts) implements Expression {
        /** Copies the list. */
        public Application {
            parts = List.copyOf(parts);
        }
    }
}
