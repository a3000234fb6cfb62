package dev.retrograd.processor.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A partial of a matrix function: an expression over its operands, the result {@code Y} and its adjoint {@code dY}. */
sealed interface MatrixFormula {

    /** The operands of the expression. */
    List<MatrixFormula> parts();

    /** The names that occur. */
    default Set<String> names() {
        Set<String> names = new TreeSet<>();
        parts().forEach(part -> names.addAll(part.names()));
        return names;
    }

    /** A literal. */
    record Literal(double value) implements MatrixFormula {
        @Override
        public List<MatrixFormula> parts() {
            return List.of();
        }
    }

    /** An operand, the result, or an adjoint. */
    record Name(String name) implements MatrixFormula {
        @Override
        public List<MatrixFormula> parts() {
            return List.of();
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /** {@code -x}, of a matrix or a scalar. */
    record Negation(MatrixFormula operand) implements MatrixFormula {
        @Override
        public List<MatrixFormula> parts() {
            return List.of(operand);
        }
    }

    /** {@code X'}. */
    record Transpose(MatrixFormula operand) implements MatrixFormula {
        @Override
        public List<MatrixFormula> parts() {
            return List.of(operand);
        }
    }

    /** An infix operator: {@code + -}, {@code *} for products, {@code .* ./} element by element. */
    record Infix(String operator, MatrixFormula left, MatrixFormula right) implements MatrixFormula {
        @Override
        public List<MatrixFormula> parts() {
            return List.of(left, right);
        }
    }

    /** A function of the table, by its name without {@code Matrix.}. */
    record Application(String function, List<MatrixFormula> parts) implements MatrixFormula {}
}
