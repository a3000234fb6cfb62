package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.frontend.RuleSignature;
import dev.retrograd.processor.ir.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;

/** The {@code @DerivativeOf} methods of the compilation: each is checked, used or not. */
final class DeclaredRules {
    private final Types types;
    private final Messager messager;
    private final Set<String> classes = new LinkedHashSet<>();
    private final Map<String, String> owners = new HashMap<>();

    DeclaredRules(ProcessingEnvironment javac) {
        types = javac.getTypeUtils();
        messager = javac.getMessager();
    }

    /** The classes that declare rules: grows with the rounds. */
    Collection<String> classes() {
        return Collections.unmodifiableCollection(classes);
    }

    /** Takes in a round. */
    void collect(TypeElement annotation, RoundEnvironment round) {
        for (ExecutableElement method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation))) {
            RuleSignature.of(method, types).ifPresent(rule -> check(method, rule));
            classes.add(((TypeElement) method.getEnclosingElement())
                    .getQualifiedName()
                    .toString());
        }
    }

    private void check(ExecutableElement method, RuleSignature rule) {
        rule.mistakes()
                .forEach(mistake -> report(
                        mistake.at(), mistake.message(), mistake.operands().toArray(String[]::new)));
        if (rule.target() != null) {
            String target = rule.target().getEnclosingElement() + "." + rule.target();
            String name = method.getEnclosingElement() + "." + method.getSimpleName();
            String owner = owners.putIfAbsent(target + (rule.isTangent() ? " tangent" : ""), name);
            if (owner != null) {
                report(method, Message.RULE_TWICE, method.getSimpleName().toString(), target, owner);
            }
        }
    }

    private void report(Element at, Message message, String... operands) {
        messager.printMessage(
                Kind.ERROR, Diagnostic.of(message, Span.NONE, operands).text(), at);
    }
}
