package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/**
 * Whether a constructor keeps its arguments in the fields as they are, so that an object made of an object's fields is equal to
 * it. It may check them; an array may be copied.
 */
final class KeptArguments extends TreeScanner<Void, Void> {
    private final List<String> parameters;
    private final List<String> fields;
    private final boolean isRecord;
    private final Set<String> kept = new HashSet<>();
    private boolean holds = true;

    KeptArguments(ExecutableElement constructor, Layout layout) {
        parameters = constructor.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
        fields = layout.fields().stream().map(Layout.Field::name).toList();
        isRecord = layout.element().getKind() == ElementKind.RECORD;
    }

    boolean holds(MethodTree constructor) {
        scan(constructor.getBody(), null);
        boolean compact = isRecord && kept.isEmpty() && parameters.equals(fields);
        return holds && (compact || kept.containsAll(fields));
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void unused) {
        String field = field(node.getVariable());
        String parameter = unchanged(node.getExpression());
        boolean isParameter = node.getVariable() instanceof IdentifierTree name
                && parameters.contains(name.getName().toString());
        if (isParameter) {
            holds &= ((IdentifierTree) node.getVariable()).getName().contentEquals(String.valueOf(parameter));
        } else if (field != null) {
            int position = fields.indexOf(field);
            holds &= position >= 0 && parameters.get(position).equals(parameter);
            kept.add(field);
        }
        return super.visitAssignment(node, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        holds = false;
        return null;
    }

    @Override
    public Void visitUnary(UnaryTree node, Void unused) {
        holds &= !Syntax.isStep(node);
        return super.visitUnary(node, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
        boolean delegates = node.getMethodSelect() instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
        holds &= !delegates || node.getArguments().isEmpty();
        return super.visitMethodInvocation(node, null);
    }

    private String field(ExpressionTree target) {
        if (target instanceof MemberSelectTree select
                && select.getExpression() instanceof IdentifierTree self
                && self.getName().contentEquals("this")) {
            return select.getIdentifier().toString();
        }
        return target instanceof IdentifierTree name
                        && fields.contains(name.getName().toString())
                ? name.getName().toString()
                : null;
    }

    /** The parameter whose value an expression has; null if it has another one. */
    private String unchanged(Tree value) {
        Tree source = Syntax.bare(value);
        if (source instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("clone")) {
            source = select.getExpression();
        }
        return source instanceof IdentifierTree name
                        && parameters.contains(name.getName().toString())
                ? name.getName().toString()
                : null;
    }
}
