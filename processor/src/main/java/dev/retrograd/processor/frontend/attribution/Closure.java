package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Attributes methods and all that they call, as far as there is source, so that whatever the nested compiler cannot find shows
 * while another attempt is still possible.
 */
final class Closure extends TreePathScanner<Void, Void> {
    private final Attributed attributed;
    private final Set<Element> seen = new HashSet<>();
    private final Deque<TreePath> pending = new ArrayDeque<>();

    Closure(Attributed attributed) {
        this.attributed = attributed;
    }

    /** A method that cannot be attributed is left for its own caller to meet again. */
    void attribute(Collection<ExecutableElement> methods) {
        for (ExecutableElement method : methods) {
            try {
                pending.add(attributed.method(method));
            } catch (AttributionException e) {
                // told when the caller asks for this method
            }
        }
        while (!pending.isEmpty()) {
            scan(pending.remove(), null);
        }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        reach(attributed.trees().getElement(getCurrentPath()));
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
        reach(attributed.trees().getElement(getCurrentPath()));
        return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        reach(attributed.trees().getElement(getCurrentPath()));
        return super.visitMemberReference(tree, null);
    }

    private void reach(Element callee) {
        if (callee instanceof ExecutableElement && seen.add(callee)) {
            try {
                attributed
                        .source(callee)
                        .filter(path -> path.getLeaf() instanceof MethodTree)
                        .ifPresent(pending::add);
            } catch (AttributionException e) {
                // told when the caller asks for its source
            }
        }
    }
}
