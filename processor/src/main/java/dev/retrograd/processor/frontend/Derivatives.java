package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Function;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The companions of the methods that are being differentiated, as far as a method that calls one has to know them. */
public interface Derivatives {
    /** No companions. */
    Derivatives NONE = new Derivatives() {
        @Override
        public Optional<ExecutableElement> primal(String companion, Elements elements) {
            return Optional.empty();
        }

        @Override
        public List<TypeElement> rules(Elements elements) {
            return List.of();
        }

        @Override
        public Function derive(String companion, String member, LoweredMethod primal) {
            throw new IllegalStateException("there are no companions");
        }
    };

    /**
     * The method that a companion belongs to.
     *
     * @param companion the companion's qualified name
     * @param elements where to look the method up
     * @return the method; empty if the class is no companion
     */
    Optional<ExecutableElement> primal(String companion, Elements elements);

    /**
     * The classes with hand-written derivatives that apply to a method; the first ones go before the others.
     *
     * @param elements where to look them up
     */
    List<TypeElement> rules(Elements elements);

    /**
     * The function that a member of a companion runs, without slots, made of operations that can be differentiated again.
     *
     * @param companion the companion's qualified name
     * @param member the member's name
     * @param primal the method
     * @return the function
     */
    Function derive(String companion, String member, LoweredMethod primal);
}
