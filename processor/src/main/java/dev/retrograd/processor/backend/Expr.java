package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.List;

/** A Java expression; {@link #type} is the type that javac gives it. */
sealed interface Expr {
    /** How tightly an expression without operator binds. */
    int PRIMARY = 16;

    /** The type. */
    Type type();

    /** How tightly the outermost operator binds; higher is tighter. */
    default int precedence() {
        return PRIMARY;
    }

    /** A variable or parameter. */
    record Name(String name, Type type) implements Expr {}

    /** A literal, or a constant of the JDK that stands for one. */
    record Literal(Object value, Type type) implements Expr {
        @Override
        public int precedence() {
            return value instanceof Number number && Literals.isNegative(number) ? 15 : PRIMARY;
        }
    }

    /** A prefix operator. */
    record Unary(String operator, Expr operand) implements Expr {
        @Override
        public Type type() {
            return operand.type() == Primitive.BOOLEAN
                    ? Primitive.BOOLEAN
                    : Conversions.promoted(operand.type(), Primitive.INT);
        }

        @Override
        public int precedence() {
            return 15;
        }
    }

    /** A cast. */
    record Cast(Type type, Expr operand) implements Expr {
        @Override
        public int precedence() {
            return 15;
        }
    }

    /** An infix operator. */
    record Binary(String operator, Expr left, Expr right, Type type) implements Expr {
        @Override
        public int precedence() {
            return switch (operator) {
                case "*", "/", "%" -> 14;
                case "+", "-" -> 13;
                case "<<", ">>", ">>>" -> 12;
                case "<", "<=", ">", ">=" -> 11;
                case "==", "!=" -> 10;
                case "&" -> 9;
                case "^" -> 8;
                case "|" -> 7;
                case "&&" -> 6;
                case "||" -> 5;
                default -> throw new IllegalArgumentException("no operator: " + operator);
            };
        }
    }

    /** {@code condition ? then : otherwise}. */
    record Conditional(Expr condition, Expr then, Expr otherwise, Type type) implements Expr {
        @Override
        public int precedence() {
            return 4;
        }
    }

    /** An assignment that is an expression. */
    record Assigned(Expr target, Expr value) implements Expr {
        @Override
        public Type type() {
            return target.type();
        }

        @Override
        public int precedence() {
            return 3;
        }
    }

    /** {@code array[index]}. */
    record Element(Expr array, Expr index, Type type) implements Expr {}

    /** {@code object.name}, such as an array's length. */
    record Field(Expr object, String name, Type type) implements Expr {}

    /**
     * A static method.
     *
     * @param owner the qualified class, or empty for a method of the companion itself
     */
    record StaticCall(String owner, String method, List<Expr> arguments, Type type) implements Expr {}

    /** An instance method. */
    record MethodCall(Expr object, String method, List<Expr> arguments, Type type) implements Expr {}

    /** {@code new Type(arguments)}. */
    record NewObject(Type type, List<Expr> arguments) implements Expr {}

    /** {@code new double[n][]}. */
    record NewArray(Type type, List<Expr> lengths) implements Expr {}
}
