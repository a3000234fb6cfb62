package dev.retrograd.processor.frontend;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.retrograd.processor.frontend.attribution.Attributed;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The trees of a nested compilation.
 *
 * @param attributed the nested compilation's result
 */
public record AttributedSources(Attributed attributed) implements Sources {
    @Override
    public Trees trees() {
        return attributed.trees();
    }

    @Override
    public Types types() {
        return attributed.types();
    }

    @Override
    public Elements elements() {
        return attributed.elements();
    }

    @Override
    public Optional<TreePath> source(Element element) {
        return attributed.source(element);
    }
}
