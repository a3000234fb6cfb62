package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Which pieces of code say {@code null}: only there it matters whether a variable holds an object. */
final class NullMentions extends TreeScanner<Void, Void> {
    private final Map<Tree, Boolean> known = new HashMap<>();
    private final Map<Tree, Boolean> reached = new HashMap<>();
    private boolean found;

    /** Whether a piece of code contains the literal. */
    boolean in(Tree tree) {
        return known.computeIfAbsent(tree, code -> {
            found = false;
            scan(code, null);
            return found;
        });
    }

    /** Whether a method that is called from a piece of code, directly or not, contains the literal. */
    boolean isReached(TreePath path, Sources sources) {
        return reached.computeIfAbsent(path.getLeaf(), start -> {
            Deque<TreePath> open = new ArrayDeque<>(List.of(path));
            Set<Tree> seen = new HashSet<>(Set.of(start));
            while (!open.isEmpty()) {
                TreePath caller = open.pop();
                for (Tree call : calls(caller.getLeaf())) {
                    TreePath callee =
                            sources.trees().getElement(new TreePath(caller, call)) instanceof ExecutableElement method
                                    ? sources.source(method).orElse(null)
                                    : null;
                    if (callee != null && seen.add(callee.getLeaf())) {
                        if (in(callee.getLeaf())) {
                            return true;
                        }
                        open.push(callee);
                    }
                }
            }
            return false;
        });
    }

    private static List<Tree> calls(Tree code) {
        List<Tree> calls = new ArrayList<>();
        Deque<Tree> operands = new ArrayDeque<>(List.of(code));
        TreeScanner<Void, Void> scanner = new TreeScanner<>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
                calls.add(node);
                return super.visitMethodInvocation(node, null);
            }

            @Override
            public Void visitNewClass(NewClassTree node, Void unused) {
                calls.add(node);
                return super.visitNewClass(node, null);
            }

            @Override
            public Void visitBinary(BinaryTree node, Void unused) {
                operands.push(node.getRightOperand());
                operands.push(node.getLeftOperand());
                return null;
            }
        };
        while (!operands.isEmpty()) {
            scanner.scan(operands.pop(), null);
        }
        return calls;
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
