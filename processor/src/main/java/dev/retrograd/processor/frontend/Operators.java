package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/** Translates operators. */
final class Operators {
    private final Translator translator;
    private final Code code;

    Operators(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** A binary expression; a long sum is one deep left spine, so it is walked by a loop. */
    Value binary(BinaryTree tree) {
        Deque<BinaryTree> spine = new ArrayDeque<>();
        Tree leftmost = tree;
        while (leftmost instanceof BinaryTree inner) {
            spine.push(inner);
            leftmost = Syntax.bare(inner.getLeftOperand());
        }
        BinaryTree lowest = spine.peek();
        Value value = left((ExpressionTree) leftmost, lowest);
        while (!spine.isEmpty()) {
            BinaryTree inner = spine.pop();
            value = Syntax.isShortCircuit(inner)
                    ? shortCircuit(inner, value)
                    : operation(inner, value, inner.getRightOperand());
        }
        return value;
    }

    /** The first operand; null where the operator only asks whether there is a number. */
    private Value left(ExpressionTree operand, BinaryTree tree) {
        Type wanted = Syntax.isShift(Syntax.operator(tree))
                ? null
                : Conversions.promoted(code.type(tree.getLeftOperand()), code.type(tree.getRightOperand()));
        Value literal = translator.conversions().literal(operand, wanted);
        if (literal != null) {
            return literal;
        }
        if (Syntax.isEquality(Syntax.operator(tree))
                && translator.missing().isTested(operand, tree.getRightOperand())) {
            return null;
        }
        Value value = translator.value(operand);
        boolean isNullTest = Syntax.isEquality(Syntax.operator(tree))
                && Syntax.bare(tree.getRightOperand()).getKind() == Tree.Kind.NULL_LITERAL
                && operand instanceof ArrayAccessTree;
        if (isNullTest
                && code.phantom(value) instanceof Phantom.Choice choice
                && code.phantom(choice.first()) instanceof Instance.Element element) {
            element.array().forget();
        }
        return value;
    }

    private Value shortCircuit(BinaryTree tree, Value left) {
        ExpressionTree right = tree.getRightOperand();
        boolean and = tree.getKind() == Tree.Kind.CONDITIONAL_AND;
        code.at(tree);
        return translator
                .branching()
                .expressions(
                        left,
                        Primitive.BOOLEAN,
                        () -> and
                                ? translator.value(right, Primitive.BOOLEAN)
                                : code.at(tree).constant(true),
                        () -> and ? code.at(tree).constant(false) : translator.value(right, Primitive.BOOLEAN));
    }

    /** Applies an operator to a value and an expression not yet evaluated. */
    private Value operation(BinaryTree tree, Value left, ExpressionTree right) {
        String operator = Syntax.operator(tree);
        Type rightType = code.type(right);
        if (left == null) {
            return translator.missing().test(tree, operator, tree.getLeftOperand());
        } else if (Syntax.isEquality(operator) && translator.missing().isTested(right, tree.getLeftOperand())) {
            return translator.missing().test(tree, operator, right);
        }
        if (TypeMapping.STRING.equals(code.type(tree))) {
            return code.at(tree).call(TypeMapping.STRING, operator, left, translator.value(right));
        }
        if (Syntax.isEquality(operator) && !(left.type() instanceof Primitive) && !(rightType instanceof Primitive)) {
            return comparison(tree, operator, left, translator.value(right));
        }
        Primitive type = operandType(operator, left.type(), rightType);
        boolean identity = Syntax.isEquality(operator)
                && !code.mirror(tree.getLeftOperand()).getKind().isPrimitive()
                && !code.mirror(right).getKind().isPrimitive();
        if (type == null || identity) {
            translator.value(right);
            return code.refuse(
                    tree,
                    Message.OPERATOR,
                    operator,
                    code.mirror(tree.getLeftOperand()) + " and " + code.mirror(right));
        }
        Value first = translator.conversions().convert(left, type, tree.getLeftOperand());
        Value second = translator.value(right, Syntax.isShift(operator) ? Primitive.INT : type);
        return apply(tree, operator, type, first, second);
    }

    /** Whether two objects are the same is known if they are made here and may change, or if one is null. */
    private Value identity(BinaryTree tree, String operator, Value left, Value right) {
        if (code.phantom(left) instanceof Phantom.Choice) {
            return translator.choices().test(tree, left, one -> identity(tree, operator, one, right));
        } else if (code.phantom(right) instanceof Phantom.Choice) {
            return translator.choices().test(tree, right, one -> identity(tree, operator, left, one));
        }
        if (code.phantom(left) instanceof Instance.Element one
                && code.phantom(right) instanceof Instance.Element other
                && one.array().isOwn()
                && one.array() == other.array()) {
            return code.at(tree).call(Primitive.BOOLEAN, operator, one.index(), other.index());
        }
        boolean isNull = code.isNothing(left) || code.isNothing(right);
        boolean isSame = isNull ? code.isNothing(left) && code.isNothing(right) : left.equals(right);
        boolean isKnown = (isNull && !code.isUncertain(left) && !code.isUncertain(right))
                || (code.phantom(left) instanceof Instance.Local && code.phantom(right) instanceof Instance.Local);
        return isKnown
                ? code.decided(tree, isSame == operator.equals("=="))
                : code.refuse(
                        tree,
                        Message.OPERATOR,
                        operator,
                        code.mirror(tree.getLeftOperand()) + " and " + code.mirror(tree.getRightOperand()));
    }

    private Value comparison(BinaryTree tree, String operator, Value left, Value right) {
        boolean isEnum =
                translator.enums().isConstant(left) || translator.enums().isConstant(right);
        if (isEnum) {
            return translator.enums().comparison(tree, operator, left, right);
        } else if (code.isNothing(left) && code.isNothing(right)) {
            return code.decided(tree, operator.equals("=="));
        } else if (translator.instances().isObject(left)
                || translator.instances().isObject(right)) {
            return identity(tree, operator, left, right);
        }
        return code.isDummy(left) || code.isDummy(right)
                ? code.dummy(tree)
                : code.at(tree).call(Primitive.BOOLEAN, operator, left, right);
    }

    /** The type that an operator converts its (left) operand to; null if it does not apply. */
    static Primitive operandType(String operator, Type left, Type right) {
        boolean shift = Syntax.isShift(operator);
        Primitive type = shift ? Conversions.promoted(left) : Conversions.promoted(left, right);
        if (type == null) {
            return null;
        }
        boolean applies = switch (operator) {
            case "<<", ">>", ">>>" -> isIntegral(type) && isIntegral(Conversions.promoted(right));
            case "&", "|", "^" -> !type.isFloating();
            case "==", "!=" -> true;
            default -> type != Primitive.BOOLEAN;
        };
        return applies ? type : null;
    }

    private static boolean isIntegral(Primitive type) {
        return type == Primitive.INT || type == Primitive.LONG;
    }

    /** Applies an operator to operands of its type. */
    Value apply(Tree tree, String operator, Primitive type, Value left, Value right) {
        return code.at(tree).call(Syntax.isComparison(operator) ? Primitive.BOOLEAN : type, operator, left, right);
    }

    /** A unary expression without assignment. */
    Value unary(UnaryTree tree) {
        Primitive type = Conversions.promoted(code.type(tree.getExpression()));
        boolean logical = tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
        if (type == null || logical != (type == Primitive.BOOLEAN)) {
            translator.value(tree.getExpression());
            return code.refuse(
                    tree, Message.OPERATOR, Translator.kind(tree), String.valueOf(code.mirror(tree.getExpression())));
        }
        Value operand = translator.value(tree.getExpression(), type);
        return switch (tree.getKind()) {
            case UNARY_MINUS -> code.at(tree).call(type, "-", operand);
            case BITWISE_COMPLEMENT -> code.at(tree).call(type, "~", operand);
            case LOGICAL_COMPLEMENT -> code.at(tree).call(type, "!", operand);
            default -> operand;
        };
    }
}
