package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the elements of an array are only read wherever a class mentions it, methods of the class that it is passed to
 * included. Names decide, so that no body has to be attributed; whatever else bears the name counts too.
 */
final class ReadOnlyArray extends TreePathScanner<Void, Void> {
    /** Methods of the library that read their first argument, an array, and hand out neither it nor what would write to it. */
    private static final Set<String> READERS = Set.of(
            "Arrays.binarySearch",
            "Arrays.copyOf",
            "Arrays.copyOfRange",
            "Arrays.equals",
            "Arrays.hashCode",
            "Arrays.stream",
            "Arrays.toString",
            "DoubleStream.of",
            "IntStream.of",
            "List.of",
            "System.arraycopy");

    private final TreePath type;
    private final String name;
    private final int rank;
    private final Set<String> visited;
    private boolean holds = true;

    private ReadOnlyArray(TreePath type, String name, int rank, Set<String> visited) {
        this.type = type;
        this.name = name;
        this.rank = rank;
        this.visited = visited;
    }

    /** Looks through the outermost class around a field. */
    static boolean of(TreePath field, String name, int rank) {
        TreePath outermost = field;
        for (TreePath path = field; path != null; path = path.getParentPath()) {
            outermost = path.getLeaf() instanceof ClassTree ? path : outermost;
        }
        return new ReadOnlyArray(outermost, name, rank, new HashSet<>()).holdsIn(outermost);
    }

    private boolean holdsIn(TreePath scope) {
        scan(scope, null);
        return holds;
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void unused) {
        if (node.getName().contentEquals(name)) {
            holds &= isRead(getCurrentPath());
        }
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        if (node.getIdentifier().contentEquals(name)) {
            holds &= isRead(getCurrentPath());
        }
        return super.visitMemberSelect(node, null);
    }

    private boolean isRead(TreePath path) {
        TreePath use = path;
        int depth = 0;
        while (use.getParentPath().getLeaf() instanceof ArrayAccessTree access
                && access.getExpression() == use.getLeaf()) {
            use = use.getParentPath();
            depth++;
        }
        Tree user = use.getParentPath().getLeaf();
        if (depth < rank && user instanceof MemberSelectTree select) {
            return select.getIdentifier().contentEquals("length")
                    || (select.getIdentifier().contentEquals("clone") && depth == rank - 1);
        }
        if (depth == rank) {
            boolean written = (user instanceof AssignmentTree assignment && assignment.getVariable() == use.getLeaf())
                    || (user instanceof CompoundAssignmentTree compound && compound.getVariable() == use.getLeaf())
                    || (user instanceof UnaryTree step && Syntax.isStep(step));
            return !written;
        }
        if (user instanceof EnhancedForLoopTree loop && loop.getExpression() == use.getLeaf()) {
            return depth == rank - 1;
        }
        return user instanceof MethodInvocationTree call && isReadBy(call, use.getLeaf(), rank - depth);
    }

    /** Whether all methods of the class that a call may mean only read the parameter, or a method of the library does. */
    private boolean isReadBy(MethodInvocationTree call, Tree argument, int dimensions) {
        int position = call.getArguments().indexOf(argument);
        Tree method = call.getMethodSelect();
        if (position == 0 && dimensions == 1 && READERS.contains(method.toString())) {
            return true;
        }
        String called = method instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : ((IdentifierTree) method).getName().toString();
        int[] found = {0};
        boolean[] read = {position >= 0};
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree node, Void unused) {
                List<? extends VariableTree> parameters = node.getParameters();
                if (node.getName().contentEquals(called)
                        && parameters.size() == call.getArguments().size()) {
                    found[0]++;
                    String parameter = parameters.get(position).getName().toString();
                    boolean known = node.getBody() == null || !visited.add(called + "/" + position + "/" + dimensions);
                    read[0] &= known
                            || new ReadOnlyArray(type, parameter, dimensions, visited)
                                    .holdsIn(new TreePath(getCurrentPath(), node.getBody()));
                }
                return super.visitMethod(node, null);
            }
        }.scan(position < 0 ? null : type, null);
        return read[0] && found[0] == 1;
    }
}
