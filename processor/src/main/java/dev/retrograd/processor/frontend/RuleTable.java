package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.CallRule.Parts;
import dev.retrograd.processor.ir.CallRule.Routine;
import dev.retrograd.processor.ir.ClassType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** The hand-written derivatives that apply where a method is differentiated, by the method that they belong to. */
public final class RuleTable {
    /**
     * The rules of one method.
     *
     * @param adjoint gives adjoints; null if none does
     * @param tangent gives tangents; null if none does
     */
    record Entry(RuleSignature adjoint, RuleSignature tangent) {
        private Entry with(RuleSignature other) {
            return other.isTangent()
                    ? new Entry(adjoint, tangent == null ? other : tangent)
                    : new Entry(adjoint == null ? other : adjoint, tangent);
        }

        /** What there is. */
        List<RuleSignature> all() {
            List<RuleSignature> all = new ArrayList<>();
            if (adjoint != null) {
                all.add(adjoint);
            }
            if (tangent != null) {
                all.add(tangent);
            }
            return all;
        }

        /** Which operands have derivatives, and who computes these. */
        CallRule rule() {
            List<Integer> active = all().get(0).active();
            return new CallRule(
                    active,
                    Parts.SINGLE,
                    adjoint == null ? null : new Routine(name(adjoint.rule()), Form.ADJOINT, parts(adjoint)),
                    tangent == null ? null : new Routine(name(tangent.rule()), Form.TANGENT, Parts.SINGLE),
                    null);
        }

        private static String name(ExecutableElement method) {
            return ((TypeElement) method.getEnclosingElement()).getQualifiedName() + "." + method.getSimpleName();
        }

        private static Parts parts(RuleSignature signature) {
            return signature.components().isEmpty()
                    ? Parts.SINGLE
                    : new Parts(new ClassType(ClassNames.of(signature.rule().getReturnType())), signature.components());
        }
    }

    private static final Entry NONE = new Entry(null, null);

    private final Types types;
    private final Map<ExecutableElement, Entry> entries = new HashMap<>();
    private final Set<Element> read = new HashSet<>();

    /**
     * The rules of some classes, the first of which go before the others.
     *
     * @param classes the classes that are known to have rules
     */
    RuleTable(List<TypeElement> classes, Types types) {
        this.types = types;
        classes.forEach(this::read);
    }

    private void read(Element declaring) {
        if (!read.add(declaring)) {
            return;
        }
        for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
            boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
            if (isStatic && !method.getAnnotationMirrors().isEmpty()) {
                RuleSignature.of(method, types)
                        .filter(found -> found.target() != null)
                        .ifPresent(found ->
                                entries.merge(found.target(), NONE.with(found), (old, added) -> old.with(found)));
            }
        }
    }

    /** The rule that gives adjoints and is called by a name; empty if there is none, or more than one. */
    Optional<ExecutableElement> adjoint(String callee) {
        List<ExecutableElement> found = entries.values().stream()
                .map(Entry::adjoint)
                .filter(signature ->
                        signature != null && Entry.name(signature.rule()).equals(callee))
                .map(RuleSignature::rule)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The rules of a method; null if it has none. */
    Entry find(ExecutableElement target) {
        read(target.getEnclosingElement());
        return entries.get(target);
    }
}
