package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The types of the array elements that a piece of code stores into, helpers that it calls included. */
final class ElementStores extends TreeScanner<Void, Void> {
    private final Code code;
    private final Set<Type> stored = new HashSet<>();
    private final Set<Element> visited = new HashSet<>();
    private boolean unknown;
    private boolean changesList;

    ElementStores(Code code) {
        this.code = code;
    }

    /** Whether an array element of a type may be stored. */
    boolean mayStore(Type type) {
        return unknown || stored.contains(type);
    }

    /** Whether an element of an array of objects is stored, functions that are called through their interfaces left aside. */
    boolean storesReference() {
        return stored.stream().anyMatch(type -> type instanceof ClassType);
    }

    /** Whether a list, queue, stack or iterator may change. */
    boolean changesList() {
        return changesList || unknown;
    }

    private void target(Tree tree) {
        if (Syntax.bare(tree) instanceof ArrayAccessTree element) {
            stored.add(code.type(element));
        }
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void unused) {
        target(node.getVariable());
        return super.visitAssignment(node, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        target(node.getVariable());
        return super.visitCompoundAssignment(node, null);
    }

    @Override
    public Void visitUnary(UnaryTree node, Void unused) {
        if (Syntax.isStep(node)) {
            target(node.getExpression());
        }
        return super.visitUnary(node, null);
    }

    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
        Tree left = node;
        while (left instanceof BinaryTree inner) {
            scan(inner.getRightOperand(), null);
            left = Syntax.bare(inner.getLeftOperand());
        }
        return scan(left, null);
    }

    /** What a function does that is called through its interface is not looked up: it may store anything. */
    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
        if (code.element(node) instanceof ExecutableElement method && visited.add(method)) {
            if (method.getEnclosingElement() instanceof TypeElement owner
                    && owner.getQualifiedName().toString().startsWith("java.util.")) {
                changesList = true;
            }
            unknown |= method.getModifiers().contains(Modifier.ABSTRACT);
            code.sources().source(method).ifPresent(source -> scan(source.getLeaf(), null));
        }
        return super.visitMethodInvocation(node, null);
    }
}
