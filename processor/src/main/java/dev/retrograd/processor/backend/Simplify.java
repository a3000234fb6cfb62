package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The short forms that a person would write; each has exactly the meaning of the long one. */
final class Simplify {
    private static final Set<String> COMPOUND = Set.of("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>");
    private static final Set<String> COMMUTATIVE = Set.of("+", "*", "&", "|", "^");
    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private Simplify() {}

    /** {@code target = value}, as {@code target += e} where the value is {@code target + e}. */
    static Stmt assign(Expr target, Expr value, String note) {
        if (value instanceof Expr.Binary sum
                && COMPOUND.contains(sum.operator())
                && sum.type().equals(target.type())) {
            if (sum.left().equals(target)) {
                return compound(target, sum.operator(), sum.right(), note);
            } else if (sum.right().equals(target) && COMMUTATIVE.contains(sum.operator())) {
                return compound(target, sum.operator(), sum.left(), note);
            }
        }
        return new Stmt.Assign(target, "=", value, note);
    }

    private static Stmt compound(Expr target, String operator, Expr value, String note) {
        boolean one = target.type() == Primitive.INT
                && value instanceof Expr.Literal literal
                && literal.value().equals(1);
        if (one && (operator.equals("+") || operator.equals("-"))) {
            return new Stmt.Step(target, operator + operator, note);
        }
        Expr opposite = target.type() instanceof Primitive ? opposite(value) : null;
        if (opposite != null && (operator.equals("+") || operator.equals("-"))) {
            return new Stmt.Assign(target, operator.equals("+") ? "-=" : "+=", opposite, note);
        }
        return new Stmt.Assign(target, operator + "=", value, note);
    }

    /** {@code -x}, without two signs in a row. */
    static Expr minus(Expr operand) {
        if (operand instanceof Expr.Literal literal && literal.value() instanceof Double value) {
            return new Expr.Literal(-value, operand.type());
        }
        Expr opposite = opposite(operand);
        return opposite == null ? new Expr.Unary("-", operand) : opposite;
    }

    /** {@code a + -b} as {@code a - b}, and the like: the same to the bit. */
    static Expr binary(String operator, Expr left, Expr right, Type type) {
        if (operator.equals("*")
                && isMinusOne(left)
                && type.isFloating()
                && right.type().equals(type)) {
            return minus(right);
        }
        boolean sum = type instanceof Primitive && (operator.equals("+") || operator.equals("-"));
        Expr opposite = sum ? opposite(right) : null;
        return opposite == null
                ? new Expr.Binary(operator, left, right, type)
                : new Expr.Binary(operator.equals("+") ? "-" : "+", left, opposite, type);
    }

    private static boolean isMinusOne(Expr expr) {
        return expr instanceof Expr.Literal literal
                && literal.value() instanceof Number number
                && number.doubleValue() == -1;
    }

    /** What an expression is exactly the negative of, if that is shorter, else {@code null}. */
    private static Expr opposite(Expr expr) {
        if (expr instanceof Expr.Unary minus && minus.operator().equals("-")) {
            return minus.operand();
        } else if (expr instanceof Expr.Binary product
                && product.precedence() == 14
                && product.type().isFloating()) {
            Expr left = opposite(product.left());
            Expr right = left == null ? opposite(product.right()) : product.right();
            return right == null || product.operator().equals("%")
                    ? null
                    : new Expr.Binary(product.operator(), left == null ? product.left() : left, right, product.type());
        }
        return null;
    }

    /** The negation of a condition; an order of floating-point numbers keeps its {@code !} for the sake of NaN. */
    static Expr not(Expr condition) {
        if (condition instanceof Expr.Unary not) {
            return not.operand();
        } else if (condition instanceof Expr.Literal literal && literal.value() instanceof Boolean value) {
            return new Expr.Literal(!value, Primitive.BOOLEAN);
        } else if (condition instanceof Expr.Binary binary && OPPOSITE.containsKey(binary.operator())) {
            boolean equality = binary.operator().endsWith("=") && binary.precedence() == 10;
            boolean floating =
                    binary.left().type().isFloating() || binary.right().type().isFloating();
            if (equality || !floating) {
                return new Expr.Binary(
                        OPPOSITE.get(binary.operator()), binary.left(), binary.right(), Primitive.BOOLEAN);
            }
        }
        return new Expr.Unary("!", condition);
    }

    /** {@code condition ? then : otherwise}, as a logical operator where one result is a literal. */
    static Expr conditional(Expr condition, Expr then, Expr otherwise) {
        if (is(then, true) && is(otherwise, false)) {
            return condition;
        } else if (is(then, false) && is(otherwise, true)) {
            return not(condition);
        } else if (is(otherwise, false)) {
            return new Expr.Binary("&&", condition, then, Primitive.BOOLEAN);
        } else if (is(then, true)) {
            return new Expr.Binary("||", condition, otherwise, Primitive.BOOLEAN);
        } else if (is(then, false)) {
            return new Expr.Binary("&&", not(condition), otherwise, Primitive.BOOLEAN);
        }
        return new Expr.Conditional(condition, then, otherwise, then.type());
    }

    private static boolean is(Expr expr, boolean value) {
        return expr instanceof Expr.Literal literal && literal.value() instanceof Boolean b && b == value;
    }

    /** The statements of a branch, with the sides exchanged if only the second one does anything. */
    static Stmt branch(Expr condition, List<Stmt> then, List<Stmt> otherwise, String note) {
        return then.isEmpty()
                ? new Stmt.Branch(not(condition), otherwise, List.of(), note)
                : new Stmt.Branch(condition, then, otherwise, note);
    }
}
