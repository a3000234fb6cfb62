package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Which pieces of code say {@code null}: only there it matters whether a variable holds an object. */
final class NullMentions extends TreeScanner<Void, Void> {
    private final Map<Tree, Boolean> known = new HashMap<>();
    private boolean found;

    /** Whether a piece of code contains the literal. */
    boolean in(Tree tree) {
        return known.computeIfAbsent(tree, code -> {
            found = false;
            scan(code, null);
            return found;
        });
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void unused) {
        found |= node.getKind() == Tree.Kind.NULL_LITERAL;
        return null;
    }

    /** Walks the left spine by a loop: sums may have thousands of terms. */
    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
        Deque<Tree> operands = new ArrayDeque<>();
        Tree left = node;
        while (left instanceof BinaryTree inner) {
            operands.add(inner.getRightOperand());
            left = Syntax.bare(inner.getLeftOperand());
        }
        operands.add(left);
        operands.forEach(operand -> scan(operand, null));
        return null;
    }
}
