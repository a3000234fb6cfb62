package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.Map;

/** Questions about trees that need no types. */
final class Syntax {
    private static final Map<Tree.Kind, String> OPERATORS = Map.ofEntries(
            Map.entry(Tree.Kind.PLUS, "+"),
            Map.entry(Tree.Kind.MINUS, "-"),
            Map.entry(Tree.Kind.MULTIPLY, "*"),
            Map.entry(Tree.Kind.DIVIDE, "/"),
            Map.entry(Tree.Kind.REMAINDER, "%"),
            Map.entry(Tree.Kind.AND, "&"),
            Map.entry(Tree.Kind.OR, "|"),
            Map.entry(Tree.Kind.XOR, "^"),
            Map.entry(Tree.Kind.LEFT_SHIFT, "<<"),
            Map.entry(Tree.Kind.RIGHT_SHIFT, ">>"),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT, ">>>"),
            Map.entry(Tree.Kind.LESS_THAN, "<"),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, "<="),
            Map.entry(Tree.Kind.GREATER_THAN, ">"),
            Map.entry(Tree.Kind.GREATER_THAN_EQUAL, ">="),
            Map.entry(Tree.Kind.EQUAL_TO, "=="),
            Map.entry(Tree.Kind.NOT_EQUAL_TO, "!="),
            Map.entry(Tree.Kind.CONDITIONAL_AND, "&&"),
            Map.entry(Tree.Kind.CONDITIONAL_OR, "||"),
            Map.entry(Tree.Kind.PLUS_ASSIGNMENT, "+"),
            Map.entry(Tree.Kind.MINUS_ASSIGNMENT, "-"),
            Map.entry(Tree.Kind.MULTIPLY_ASSIGNMENT, "*"),
            Map.entry(Tree.Kind.DIVIDE_ASSIGNMENT, "/"),
            Map.entry(Tree.Kind.REMAINDER_ASSIGNMENT, "%"),
            Map.entry(Tree.Kind.AND_ASSIGNMENT, "&"),
            Map.entry(Tree.Kind.OR_ASSIGNMENT, "|"),
            Map.entry(Tree.Kind.XOR_ASSIGNMENT, "^"),
            Map.entry(Tree.Kind.LEFT_SHIFT_ASSIGNMENT, "<<"),
            Map.entry(Tree.Kind.RIGHT_SHIFT_ASSIGNMENT, ">>"),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT_ASSIGNMENT, ">>>"),
            Map.entry(Tree.Kind.PREFIX_INCREMENT, "+"),
            Map.entry(Tree.Kind.POSTFIX_INCREMENT, "+"),
            Map.entry(Tree.Kind.PREFIX_DECREMENT, "-"),
            Map.entry(Tree.Kind.POSTFIX_DECREMENT, "-"));

    private Syntax() {}

    /** The operator of a binary expression, compound assignment, increment or decrement. */
    static String operator(Tree tree) {
        return OPERATORS.get(tree.getKind());
    }

    /** The tree without parentheses around it. */
    static Tree bare(Tree tree) {
        Tree bare = tree;
        while (bare instanceof ParenthesizedTree parenthesized) {
            bare = parenthesized.getExpression();
        }
        return bare;
    }

    static boolean isShift(String operator) {
        return operator.startsWith("<<") || operator.startsWith(">>");
    }

    static boolean isComparison(String operator) {
        return switch (operator) {
            case "<", "<=", ">", ">=", "==", "!=" -> true;
            default -> false;
        };
    }

    static boolean isEquality(String operator) {
        return operator.equals("==") || operator.equals("!=");
    }

    /** Whether a binary expression evaluates its right operand only sometimes. */
    static boolean isShortCircuit(BinaryTree tree) {
        return tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
    }

    /** Whether a unary expression assigns to its operand. */
    static boolean isStep(UnaryTree tree) {
        return operator(tree) != null;
    }

    static boolean isPostfix(UnaryTree tree) {
        return tree.getKind() == Tree.Kind.POSTFIX_INCREMENT || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    }
}
