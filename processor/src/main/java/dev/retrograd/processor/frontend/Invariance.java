package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * Whether an expression has one value, and no effect, throughout a loop: it may read variables that the loop does not assign,
 * and elements of arrays if the loop stores into no array of that type.
 */
final class Invariance extends SimpleTreeVisitor<Boolean, Void> {
    private static final Set<String> PURE_OWNERS = Set.of("java.lang.Math", "java.lang.StrictMath");

    private final Translator translator;
    private final SortedSet<Variable> assigned;
    private final ForLoopTree loop;
    private ElementStores stores;

    Invariance(Translator translator, SortedSet<Variable> assigned, ForLoopTree loop) {
        super(false);
        this.translator = translator;
        this.assigned = assigned;
        this.loop = loop;
    }

    /** Whether the expression is invariant. */
    boolean holds(ExpressionTree expression) {
        return expression.accept(this, null);
    }

    @Override
    public Boolean visitLiteral(LiteralTree node, Void unused) {
        return true;
    }

    @Override
    public Boolean visitParenthesized(ParenthesizedTree node, Void unused) {
        return holds(node.getExpression());
    }

    @Override
    public Boolean visitIdentifier(IdentifierTree node, Void unused) {
        Variable variable = translator.names().local(node);
        return variable == null
                ? isConstant(node) || isFinal(node)
                : variable.leaves().noneMatch(leaf -> assigned.contains(leaf));
    }

    @Override
    public Boolean visitMemberSelect(MemberSelectTree node, Void unused) {
        boolean length = node.getIdentifier().contentEquals("length")
                && translator.code().mirror(node.getExpression()).getKind() == TypeKind.ARRAY;
        return length
                ? holds(node.getExpression())
                : isConstant(node) || (isFinal(node) && holds(node.getExpression()));
    }

    /** Whether a name is a field that keeps what its object was made with. */
    private boolean isFinal(Tree name) {
        return translator.code().element(name) instanceof VariableElement field
                && field.getKind().isField()
                && field.getModifiers().contains(Modifier.FINAL)
                && !field.getModifiers().contains(Modifier.STATIC);
    }

    private boolean isConstant(Tree name) {
        Element element = translator.code().element(name);
        return element instanceof VariableElement field && field.getConstantValue() != null;
    }

    @Override
    public Boolean visitBinary(BinaryTree node, Void unused) {
        return holds(node.getLeftOperand()) && holds(node.getRightOperand());
    }

    @Override
    public Boolean visitUnary(UnaryTree node, Void unused) {
        return !Syntax.isStep(node) && holds(node.getExpression());
    }

    @Override
    public Boolean visitArrayAccess(ArrayAccessTree node, Void unused) {
        if (!holds(node.getExpression()) || !holds(node.getIndex())) {
            return false;
        }
        if (stores == null) {
            stores = new ElementStores(translator.code());
            stores.scan(loop, null);
        }
        return !stores.mayStore(translator.code().type(node));
    }

    @Override
    public Boolean visitMethodInvocation(MethodInvocationTree node, Void unused) {
        if (!(translator.code().element(node) instanceof ExecutableElement method)) {
            return false;
        }
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        if (PURE_OWNERS.contains(owner)) {
            return node.getArguments().stream().allMatch(this::holds);
        }
        VariableElement field = translator.instances().structures().plainGetter(method);
        if (field != null
                && node.getMethodSelect() instanceof MemberSelectTree select
                && field.getModifiers().contains(Modifier.FINAL)
                && field.getEnclosingElement().getModifiers().contains(Modifier.FINAL)) {
            return holds(select.getExpression());
        }
        boolean shape = method.getSimpleName().contentEquals("rows")
                || method.getSimpleName().contentEquals("columns");
        return shape
                && owner.equals("dev.retrograd.runtime.Matrix")
                && node.getMethodSelect() instanceof MemberSelectTree select
                && holds(select.getExpression());
    }
}
