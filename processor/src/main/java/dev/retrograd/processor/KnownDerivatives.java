package dev.retrograd.processor;

import dev.retrograd.processor.frontend.Derivatives;
import dev.retrograd.processor.frontend.LoweredMethod;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.shape.Member;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The companions of this compilation, for methods that call them.
 *
 * @param companions their names
 * @param pipeline derives what they do
 * @param classes the names of the classes of this compilation that have rules
 */
record KnownDerivatives(Companions companions, Pipeline pipeline, Collection<String> classes) implements Derivatives {
    /** The same, where the rules of more classes apply. */
    KnownDerivatives and(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(classes);
        all.addAll(more);
        return new KnownDerivatives(companions, pipeline, all);
    }

    @Override
    public List<TypeElement> rules(Elements elements) {
        return classes.stream()
                .map(elements::getTypeElement)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Optional<ExecutableElement> primal(String companion, Elements elements) {
        return companions.owner(companion).map(request -> request.method(elements));
    }

    @Override
    public Optional<Function> derive(String member, LoweredMethod primal) {
        Member derivative = Member.valueOf(member.toUpperCase(Locale.ROOT));
        return pipeline.nested(derivative, primal.function(), primal.signature().seeded());
    }
}
