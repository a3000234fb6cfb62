package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Whether a list of plain numbers, such as indices or weights, can stay the object that it is: it is asked for what only the library
 * does, and gets numbers that no variable holds which might have a derivative.
 */
final class ListUses extends TreeScanner<Void, Void> {
    private static final Set<TypeKind> DISCRETE =
            Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.SHORT, TypeKind.BYTE, TypeKind.CHAR, TypeKind.BOOLEAN);

    private static final Set<String> DATA = Set.of("java.lang.String", "java.util.Random");

    private final Code code;
    private final String name;
    private final Set<String> known;
    private final Set<Element> seen = new HashSet<>();
    private boolean beyond;
    private boolean fed;

    private ListUses(Code code, String name, Set<String> known) {
        this.code = code;
        this.name = name;
        this.known = known;
    }

    /** Whether the list that an expression makes is better left to the library, {@code always} if it gets plain numbers only. */
    static boolean areOfLibrary(Code code, NewClassTree created, boolean always) {
        return areOfLibrary(code, created, always, ListMethods.KNOWN);
    }

    /** The same for a list or a map that has such methods, with the numbers of their arguments. */
    static boolean areOfLibrary(Code code, NewClassTree created, boolean always, Set<String> known) {
        Tree method = code.frame().path().getLeaf();
        String[] name = {null};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void unused) {
                if (variable.getInitializer() == created) {
                    name[0] = variable.getName().toString();
                }
                return super.visitVariable(variable, null);
            }
        }.scan(method, null);
        if (name[0] == null) {
            return always;
        }
        ListUses uses = new ListUses(code, name[0], known);
        uses.scan(method, null);
        uses.feed(created.getArguments());
        return (always || uses.beyond) && !uses.fed;
    }

    /** Whether expressions read variables that might have a derivative. */
    static boolean mayBeActive(Code code, List<? extends ExpressionTree> expressions) {
        ListUses uses = new ListUses(code, "", Set.of());
        uses.feed(expressions);
        return uses.fed;
    }

    private boolean isList(Tree tree) {
        return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals(name);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            String method = select.getIdentifier().toString();
            if (isList(select.getExpression())) {
                beyond |= !known.contains(method + "/" + call.getArguments().size());
                feed(call.getArguments());
            }
            boolean isArgument = call.getArguments().stream().anyMatch(this::isList);
            if (isArgument) {
                feed(call.getArguments().stream()
                        .filter(argument -> !isList(argument))
                        .toList());
            }
            beyond |= isArgument
                    && element(select.getExpression()) instanceof TypeElement owner
                    && owner.getQualifiedName().toString().startsWith("java.")
                    && !method.equals("sort");
        }
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
        beyond |= isList(reference.getQualifierExpression());
        return super.visitMemberReference(reference, null);
    }

    /** Looks through what the list gets for variables that are no constants. */
    private void feed(List<? extends ExpressionTree> arguments) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void unused) {
                Element element = element(identifier);
                fed |= !(element instanceof TypeElement) && (element == null || !isInactive(element));
                return null;
            }
        }.scan(arguments, null);
    }

    private boolean isInactive(Element element) {
        return DISCRETE.contains(element.asType().getKind())
                || DATA.contains(element.asType().toString())
                || element.getModifiers().containsAll(List.of(Modifier.STATIC, Modifier.FINAL))
                || (element.getKind() == ElementKind.METHOD
                        && element.getModifiers().contains(Modifier.STATIC))
                || element.getAnnotationMirrors().stream()
                        .anyMatch(mark -> mark.getAnnotationType().toString().equals("dev.retrograd.Constant"))
                || (element.getKind() == ElementKind.LOCAL_VARIABLE && isInactiveLocal(element));
    }

    /** Whether a variable holds, all the time, what is computed of nothing that may have a derivative. */
    private boolean isInactiveLocal(Element local) {
        if (!seen.add(local)) {
            return true; // decided where it was met first
        }
        boolean[] inactive = {false};
        new TreeScanner<Void, Void>() {
            private boolean isIt(Tree tree) {
                return local.equals(element(Syntax.bare(tree)));
            }

            @Override
            public Void visitVariable(VariableTree variable, Void unused) {
                if (variable.getInitializer() != null && local.equals(element(variable))) {
                    boolean before = fed;
                    fed = false;
                    feed(List.of(variable.getInitializer()));
                    inactive[0] = !fed;
                    fed = before;
                }
                return super.visitVariable(variable, null);
            }

            @Override
            public Void visitAssignment(AssignmentTree assignment, Void unused) {
                fed |= isIt(assignment.getVariable());
                return super.visitAssignment(assignment, null);
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void unused) {
                fed |= isIt(assignment.getVariable());
                return super.visitCompoundAssignment(assignment, null);
            }
        }.scan(code.frame().path().getLeaf(), null);
        return inactive[0];
    }

    private Element element(Tree tree) {
        return code.sources().trees().getElement(new TreePath(code.frame().path(), tree));
    }
}
