package dev.retrograd.processor.frontend;

import com.sun.source.util.Trees;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.attribution.Attributed;
import dev.retrograd.processor.frontend.attribution.Attribution;
import dev.retrograd.processor.frontend.attribution.AttributionCheck;
import dev.retrograd.processor.ir.Span;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;

/** From methods of the user's compilation to lowered functions. */
public final class FrontEnd implements AutoCloseable {
    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final Attribution attribution;
    private final AttributionCheck check;

    /** The front end of the compilation that this is javac's own environment of. */
    public FrontEnd(ProcessingEnvironment javac) {
        Trees trees = Trees.instance(javac);
        this.trees = trees;
        this.types = javac.getTypeUtils();
        this.elements = javac.getElementUtils();
        this.attribution = new Attribution(javac);
        this.check = AttributionCheck.install(
                javac,
                (method, unit, detail) -> trees.printMessage(
                        Kind.ERROR,
                        Diagnostic.of(Message.DIFFERENT_ATTRIBUTION, Span.NONE, detail)
                                .text(),
                        method,
                        unit));
    }

    /** The structures of types of the user's compilation. */
    public Structures structures() {
        return new Structures(trees, types, elements);
    }

    /** Takes in the sources of a round; to be called in every round before {@link #attribute}. */
    public void addRound(Collection<? extends Element> rootElements) {
        attribution.addRound(rootElements);
    }

    /**
     * Attributes methods, each by itself when it is asked for.
     *
     * @param methods methods of this round
     * @param stubs sources of companions that are yet to be written, by binary name
     * @param derivatives what a method needs to know of companions and rules
     */
    public Function<ExecutableElement, AttributedMethod> attribute(
            Collection<ExecutableElement> methods,
            Map<String, Supplier<String>> stubs,
            Function<ExecutableElement, Derivatives> derivatives) {
        Attributed attributed = attribution.attribute(methods, stubs);
        return method -> new AttributedMethod(attributed, attributed.method(method), check, derivatives.apply(method));
    }

    /** Releases what was opened; nothing more can be lowered. */
    @Override
    public void close() {
        attribution.close();
    }
}
