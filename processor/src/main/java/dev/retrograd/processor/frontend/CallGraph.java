package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Which methods call themselves, directly or through others; found by Tarjan's algorithm, each method's body read once. */
final class CallGraph {
    private final Sources sources;
    private final Map<ExecutableElement, Integer> numbers = new HashMap<>();
    private final Map<ExecutableElement, Integer> lowest = new HashMap<>();
    private final Deque<ExecutableElement> open = new ArrayDeque<>();
    private final Set<ExecutableElement> recursive = new HashSet<>();

    CallGraph(Sources sources) {
        this.sources = sources;
    }

    /** Whether a method may be called again before it has returned. */
    boolean isRecursive(ExecutableElement method) {
        if (!numbers.containsKey(method)) {
            visit(method);
        }
        return recursive.contains(method);
    }

    private void visit(ExecutableElement method) {
        numbers.put(method, numbers.size());
        lowest.put(method, numbers.get(method));
        open.push(method);
        Optional<TreePath> source = sources.source(method);
        for (ExecutableElement callee : source.map(this::callees).orElse(Set.of())) {
            if (!numbers.containsKey(callee)) {
                visit(callee);
                lowest.merge(method, lowest.get(callee), Math::min);
            } else if (open.contains(callee)) {
                lowest.merge(method, numbers.get(callee), Math::min);
            }
            if (callee.equals(method)) {
                recursive.add(method);
            }
        }
        if (lowest.get(method).equals(numbers.get(method))) {
            close(method);
        }
    }

    private void close(ExecutableElement first) {
        boolean several = !open.peek().equals(first);
        ExecutableElement member;
        do {
            member = open.pop();
            if (several) {
                recursive.add(member);
            }
        } while (!member.equals(first));
    }

    private Set<ExecutableElement> callees(TreePath path) {
        Calls calls = new Calls(path);
        if (path.getLeaf() instanceof MethodTree method && method.getBody() != null) {
            calls.walk(method.getBody());
        }
        return calls.callees;
    }

    /** Collects what a method calls; however deep expressions nest, this does not. */
    private final class Calls extends TreeScanner<Void, Void> {
        private final TreePath path;
        private final Deque<Tree> pending = new ArrayDeque<>();
        private final Set<ExecutableElement> callees = new LinkedHashSet<>();

        Calls(TreePath path) {
            this.path = path;
        }

        void walk(Tree root) {
            pending.push(root);
            while (!pending.isEmpty()) {
                pending.pop().accept(this, null);
            }
        }

        @Override
        public Void scan(Tree tree, Void unused) {
            if (tree != null) {
                pending.push(tree);
            }
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            if (sources.trees().getElement(new TreePath(path, tree)) instanceof ExecutableElement callee) {
                callees.add(callee);
            }
            return super.visitMethodInvocation(tree, null);
        }
    }
}
