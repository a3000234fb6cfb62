package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** The fields of objects that a piece of code may assign to, methods that it calls included. */
final class FieldStores extends TreeScanner<Void, Void> {
    /** Classes of the library whose methods become loops only for the functions that they take. */
    private static final Set<String> LOOPLESS = Set.of("java.util.Arrays", "java.util.Objects", "java.util.Random");

    private final Code code;
    private final Set<Element> stored = new HashSet<>();
    private final Set<Element> visited = new HashSet<>();
    private TreePath member;
    private boolean unknown;

    FieldStores(Code code) {
        this.code = code;
        this.member = code.frame().path();
    }

    /** Whether a field of some object may be assigned to. */
    boolean mayStore(VariableElement field) {
        return unknown || stored.contains(field);
    }

    private Element element(Tree tree) {
        return code.sources().trees().getElement(new TreePath(member, tree));
    }

    private void target(Tree tree) {
        Tree bare = Syntax.bare(tree);
        if ((bare instanceof IdentifierTree || bare instanceof MemberSelectTree)
                && element(bare) instanceof VariableElement field
                && field.getKind().isField()) {
            stored.add(field);
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
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
        reach(element(node));
        return super.visitMethodInvocation(node, null);
    }

    @Override
    public Void visitNewClass(NewClassTree node, Void unused) {
        reach(element(node));
        return super.visitNewClass(node, null);
    }

    /** Whether a method of the library may become a loop, which carries the fields of all objects. */
    private static boolean isLoop(ExecutableElement method) {
        String owner = method.getEnclosingElement().toString();
        boolean takesFunction = method.getParameters().stream()
                .anyMatch(parameter -> parameter.asType().toString().startsWith("java.util."));
        return method.getKind() == ElementKind.METHOD
                && (owner.equals("java.lang.Iterable") || owner.startsWith("java.util."))
                && (takesFunction || !LOOPLESS.contains(owner));
    }

    /** A method that others may override, or that has no body, may do anything if somebody's code implements it. */
    private void reach(Element callee) {
        if (!(callee instanceof ExecutableElement method) || !visited.add(method)) {
            return;
        }
        Optional<TreePath> source = code.sources().source(method);
        boolean isInterface = method.getEnclosingElement().getKind().isInterface();
        boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
        boolean isOpen =
                source.isPresent() && isInterface && !method.getModifiers().contains(Modifier.STATIC);
        unknown |= isAbstract || isOpen || (source.isPresent() && Dispatch.isOverridable(method)) || isLoop(method);
        if (source.isPresent() && source.get().getLeaf() instanceof MethodTree declaration) {
            TreePath outer = member;
            member = source.get();
            scan(declaration.getBody(), null);
            member = outer;
        }
    }
}
