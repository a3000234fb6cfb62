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
 * @param caller the method that may call them; null if that does not matter
 * @param nested gets the methods whose companions such methods call, and these themselves
 */
record KnownDerivatives(
        Companions companions, Pipeline pipeline, Collection<String> classes, Request caller, Set<Request> nested)
        implements Derivatives {
    /** The same for a method, where the rules of more classes apply. */
    KnownDerivatives of(Request method) {
        Set<String> all = new LinkedHashSet<>(classes);
        all.addAll(method.rules());
        return new KnownDerivatives(companions, pipeline, all, method, nested);
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
        Optional<Request> owner = companions.owner(companion);
        owner.ifPresent(request -> {
            nested.add(request);
            nested.add(caller);
        });
        return owner.map(request -> request.method(elements));
    }

    @Override
    public Function derive(String companion, String member, LoweredMethod primal) {
        Member derivative = Member.valueOf(member.toUpperCase(Locale.ROOT));
        boolean adjoint = derivative != Member.GRADIENT
                || companions.owner(companion).map(Request::isAdjoint).orElse(false);
        return pipeline.nested(derivative, primal.function(), primal.signature().seeded(), adjoint);
    }
}
