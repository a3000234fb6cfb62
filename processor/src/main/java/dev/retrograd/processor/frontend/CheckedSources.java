package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retrograd.processor.frontend.attribution.Attributed;
import dev.retrograd.processor.frontend.attribution.AttributionCheck;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Sources whose methods, once they have been used, are compared with javac's own reading of them.
 *
 * @param sources the sources
 * @param attributed where they come from
 * @param check compares
 * @param derivatives the companions that methods may call
 * @param rules the derivatives that somebody has written
 */
record CheckedSources(
        Sources sources, Attributed attributed, AttributionCheck check, Derivatives derivatives, RuleTable rules)
        implements Sources {
    @Override
    public Trees trees() {
        return sources.trees();
    }

    @Override
    public Types types() {
        return sources.types();
    }

    @Override
    public Elements elements() {
        return sources.elements();
    }

    @Override
    public void doubt(TreePath method, String objection) {
        check.doubt(method, objection);
    }

    @Override
    public Optional<TreePath> source(Element element) {
        Optional<TreePath> path = sources.source(element);
        path.filter(found -> found.getLeaf() instanceof MethodTree).ifPresent(found -> check.expect(attributed, found));
        return path;
    }
}
