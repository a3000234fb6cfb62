package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Element;

/** Walks into every callee that has source, as inlining does. */
final class HelperFinder extends TreePathScanner<Void, Void> {
    private final Attributed attributed;
    private final Consumer<TreePath> found;
    private final Set<Element> seen = new HashSet<>();

    HelperFinder(Attributed attributed, Consumer<TreePath> found) {
        this.attributed = attributed;
        this.found = found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        Element callee = attributed.trees().getElement(getCurrentPath());
        if (callee != null && seen.add(callee)) {
            attributed
                    .source(callee)
                    .filter(path -> path.getLeaf() instanceof MethodTree method && method.getBody() != null)
                    .ifPresent(path -> {
                        found.accept(path);
                        new HelperFinder(attributed, found).scan(path, null);
                    });
        }
        return super.visitMethodInvocation(tree, null);
    }
}
