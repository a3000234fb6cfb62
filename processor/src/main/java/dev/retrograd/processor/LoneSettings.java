package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Span;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Refuses annotations that say how a method is to be differentiated where none of its companions would heed them. */
final class LoneSettings {
    private static final Set<String> SETTINGS = Set.of("dev.retrograd.Checkpoint", "dev.retrograd.Samples");

    private LoneSettings() {}

    /** Reports what a round has of them. */
    static void report(Set<? extends TypeElement> annotations, RoundEnvironment round, Messager messager) {
        for (TypeElement annotation : annotations) {
            if (!SETTINGS.contains(annotation.getQualifiedName().toString())) {
                continue;
            }
            for (Element method : round.getElementsAnnotatedWith(annotation)) {
                if (!isDifferentiable(method)) {
                    Diagnostic message = Diagnostic.of(
                            Message.SETTING_ALONE,
                            Span.NONE,
                            method.getSimpleName().toString(),
                            annotation.getSimpleName().toString());
                    messager.printMessage(Kind.ERROR, message.text(), method);
                }
            }
        }
    }

    private static boolean isDifferentiable(Element method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals(Request.ANNOTATION));
    }
}
