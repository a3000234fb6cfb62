package dev.retrograd.processor;

import dev.retrograd.processor.frontend.Derivatives;
import dev.retrograd.processor.frontend.LoweredMethod;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.shape.Member;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/**
 * The companions of this compilation, for methods that call them.
 *
 * @param companions their names
 * @param pipeline derives what they do
 */
record KnownDerivatives(Companions companions, Pipeline pipeline) implements Derivatives {
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
