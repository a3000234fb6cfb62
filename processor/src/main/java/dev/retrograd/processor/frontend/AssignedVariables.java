package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** The variables declared before a piece of code that the code assigns to. */
final class AssignedVariables extends TreeScanner<Void, Void> {
    private final Code code;
    private final Names names;
    private final SortedSet<Variable> found = new TreeSet<>();

    private AssignedVariables(Code code, Names names) {
        this.code = code;
        this.names = names;
    }

    /** The variables assigned by any of the trees, in the order of their declarations. */
    static SortedSet<Variable> in(Code code, Names names, Tree... trees) {
        AssignedVariables scanner = new AssignedVariables(code, names);
        scanner.scan(Arrays.asList(trees), null);
        if (!code.heap().fields(field -> true).isEmpty()) {
            FieldStores stores = new FieldStores(code);
            stores.scan(Arrays.asList(trees), null);
            scanner.found.addAll(code.heap().fields(stores::mayStore));
        }
        if (!code.heap().places().isEmpty()) {
            ElementStores stores = new ElementStores(code);
            stores.scan(Arrays.asList(trees), null);
            if (stores.storesReference()) {
                scanner.found.addAll(code.heap().places());
            }
        }
        if (!code.heap().lists().isEmpty()) {
            ElementStores stores = new ElementStores(code);
            stores.scan(Arrays.asList(trees), null);
            if (stores.changesList()) {
                scanner.found.addAll(code.heap().lists());
            }
        }
        return scanner.found;
    }

    private void assigned(Tree target) {
        Variable variable = names.local(target);
        if (variable != null && variable.type() != null && code.environment().isDeclared(variable)) {
            found.addAll(variable.leaves().toList());
        }
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void unused) {
        assigned(node.getVariable());
        return super.visitAssignment(node, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        assigned(node.getVariable());
        return super.visitCompoundAssignment(node, null);
    }

    @Override
    public Void visitUnary(UnaryTree node, Void unused) {
        if (Syntax.isStep(node)) {
            assigned(node.getExpression());
        }
        return super.visitUnary(node, null);
    }

    @Override
    public Void visitBindingPattern(BindingPatternTree node, Void unused) {
        Variable variable = code.frame().variable(code.element(node.getVariable()));
        if (variable != null && code.environment().isDeclared(variable)) {
            found.add(variable);
        }
        return null;
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
