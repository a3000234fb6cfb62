package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
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

    /** The expressions inside. */
    default List<Expr> operands() {
        return List.of();
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
        public List<Expr> operands() {
            return List.of(operand);
        }

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
        public List<Expr> operands() {
            return List.of(operand);
        }

        @Override
        public int precedence() {
            return 15;
        }
    }

    /** An infix operator. */
    record Binary(String operator, Expr left, Expr right, Type type) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(left, right);
        }

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
        public List<Expr> operands() {
            return List.of(condition, then, otherwise);
        }

        @Override
        public int precedence() {
            return 4;
        }
    }

    /** An assignment that is an expression. */
    record Assigned(Expr target, Expr value) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(target, value);
        }

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
    record Element(Expr array, Expr index, Type type) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(array, index);
        }
    }

    /** {@code object.name}, such as an array's length. */
    record Field(Expr object, String name, Type type) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(object);
        }
    }

    /** A static field of a class. */
    record StaticField(String owner, String name, Type type) implements Expr {}

    /** {@code object instanceof Type}. */
    record InstanceOf(Expr object, ClassType tested) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(object);
        }

        @Override
        public Type type() {
            return Primitive.BOOLEAN;
        }

        @Override
        public int precedence() {
            return 11;
        }
    }

    /**
     * A static method.
     *
     * @param owner the qualified class, or empty for a method of the companion itself
     */
    record StaticCall(String owner, String method, List<Expr> arguments, Type type) implements Expr {
        @Override
        public List<Expr> operands() {
            return arguments;
        }
    }

    /** An instance method. */
    record MethodCall(Expr object, String method, List<Expr> arguments, Type type) implements Expr {
        @Override
        public List<Expr> operands() {
            List<Expr> all = new ArrayList<>(List.of(object));
            all.addAll(arguments);
            return all;
        }
    }

    /** {@code new Type(arguments)}. */
    record NewObject(Type type, List<Expr> arguments) implements Expr {
        @Override
        public List<Expr> operands() {
            return arguments;
        }
    }

    /** {@code new double[n][]}. */
    record NewArray(Type type, List<Expr> lengths) implements Expr {
        @Override
        public List<Expr> operands() {
            return lengths;
        }
    }
}
