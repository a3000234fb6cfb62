package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * What source files do with classes, as far as names tell: which classes others extend, and which fields are assigned to behind
 * their constructors. A name that stands for several things counts for all of them.
 */
final class ClassUse {
    private final Set<String> extended = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<CompilationUnitTree> read = new HashSet<>();

    /** Where a piece of code stands: the class around it, and whether that class's objects are being made there. */
    private record Context(ClassTree type, boolean isConstruction, Context around) {
        /** Whether an unqualified name in the class may be that of a field of an object around it. */
        boolean seesOutwards(String name) {
            return type.getKind() == Tree.Kind.CLASS
                    && !type.getModifiers().getFlags().contains(Modifier.STATIC)
                    && type.getMembers().stream()
                            .noneMatch(member -> member instanceof VariableTree field
                                    && field.getName().contentEquals(name));
        }
    }

    private record Work(Tree tree, Context context) {}

    /** Takes note of what a file does. */
    void read(CompilationUnitTree unit) {
        if (read.add(unit)) {
            new Reader().read(unit);
        }
    }

    /** Whether a class of this simple name has subclasses. */
    boolean isExtended(String name) {
        return extended.contains(name);
    }

    /** Whether a field of this name may change after its object was made; a class whose simple name is {@code type} declares it. */
    boolean isAssigned(String type, String field) {
        return assigned.contains("." + field)
                || assigned.contains(type + "#" + field)
                || (isExtended(type) && assigned.stream().anyMatch(key -> key.endsWith("#" + field)));
    }

    /** Reads trees; however deep expressions nest, this does not. */
    private final class Reader extends TreeScanner<Void, Void> {
        private final Deque<Work> pending = new ArrayDeque<>();
        private Context context = new Context(null, false, null);

        void read(Tree root) {
            pending.push(new Work(root, context));
            while (!pending.isEmpty()) {
                Work work = pending.pop();
                context = work.context();
                work.tree().accept(this, null);
            }
        }

        @Override
        public Void scan(Tree tree, Void unused) {
            if (tree != null) {
                pending.push(new Work(tree, context));
            }
            return null;
        }

        @Override
        public Void visitClass(ClassTree node, Void unused) {
            Tree parent = node.getExtendsClause();
            if (parent != null) {
                extended.add(lastName(parent instanceof ParameterizedTypeTree generic ? generic.getType() : parent));
            }
            Context around = context;
            for (Tree member : node.getMembers()) {
                boolean makes = (member instanceof BlockTree block && !block.isStatic())
                        || (member instanceof MethodTree method && method.getReturnType() == null);
                pending.push(new Work(member, new Context(node, makes, around)));
            }
            return null;
        }

        private void target(Tree tree) {
            Tree bare = Syntax.bare(tree);
            boolean own = bare instanceof IdentifierTree
                    || (bare instanceof MemberSelectTree select
                            && select.getExpression() instanceof IdentifierTree self
                            && self.getName().contentEquals("this"));
            if (own && context.type() != null && !context.isConstruction()) {
                assigned.add(context.type().getSimpleName() + "#" + lastName(bare));
            } else if (!own && bare instanceof MemberSelectTree) {
                assigned.add("." + lastName(bare));
            }
            if (bare instanceof IdentifierTree) {
                assignedAround(lastName(bare));
            }
        }

        /** Inner classes may change fields of the objects around theirs. */
        private void assignedAround(String name) {
            for (Context inner = context;
                    inner.type() != null && inner.around().type() != null && inner.seesOutwards(name);
                    inner = inner.around()) {
                assigned.add(inner.around().type().getSimpleName() + "#" + name);
            }
        }

        private static String lastName(Tree tree) {
            return tree instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : tree.toString();
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
    }
}
