package dev.retrograd.processor.frontend;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Which method runs when one is called on an object. */
final class Dispatch {
    private Dispatch() {}

    /** Whether a subclass may have another version of a method. */
    static boolean isOverridable(ExecutableElement method) {
        return method.getKind() == ElementKind.METHOD
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.FINAL)
                && !method.getEnclosingElement().getModifiers().contains(Modifier.FINAL);
    }

    /** The version of a method that objects of exactly a class have. */
    static ExecutableElement implementation(ExecutableElement method, TypeElement type, Elements elements) {
        ExecutableElement best = method;
        for (ExecutableElement candidate : ElementFilter.methodsIn(elements.getAllMembers(type))) {
            if (elements.overrides(candidate, best, type)) {
                best = candidate;
            }
        }
        return best;
    }
}
