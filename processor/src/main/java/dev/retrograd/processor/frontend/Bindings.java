package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** The patterns behind {@code instanceof} in a method: their variables may be read far from where they were matched. */
final class Bindings extends TreeScanner<Void, Void> {
    private final List<BindingPatternTree> found = new ArrayList<>();

    private Bindings() {}

    /** The patterns of a body's own code. */
    static List<BindingPatternTree> in(BlockTree body) {
        Bindings bindings = new Bindings();
        bindings.scan(body, null);
        return bindings.found;
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree node, Void unused) {
        found.addAll(Patterns.bindings(node.getPattern()));
        return scan(node.getExpression(), null);
    }

    /** Walks the left spine by a loop: sums may have thousands of terms. */
    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
        Tree left = node;
        while (left instanceof BinaryTree inner) {
            scan(inner.getRightOperand(), null);
            left = Syntax.bare(inner.getLeftOperand());
        }
        return scan(left, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void unused) {
        return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
        return null;
    }
}
