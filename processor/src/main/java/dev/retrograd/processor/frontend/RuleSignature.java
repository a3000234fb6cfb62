package dev.retrograd.processor.frontend;

import dev.retrograd.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * What a {@code @DerivativeOf} method says about itself, and whether it may: its target, which parameters have derivatives, and
 * how they are returned.
 */
public final class RuleSignature {
    /** The annotation's name. */
    public static final String ANNOTATION = "dev.retrograd.DerivativeOf";

    /**
     * Something that does not fit.
     *
     * @param at what it is about
     * @param message the message
     * @param operands what the message is filled with
     */
    public record Mistake(Element at, Message message, List<String> operands) {}

    /** A parameter that the target has: a name and a type. */
    private record Wanted(String name, TypeMirror type) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    private final ExecutableElement rule;
    private final Types types;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Integer> active = new ArrayList<>();
    private final List<String> components = new ArrayList<>();
    private DeclaredType owner;
    private String method = "";
    private final List<TypeMirror> parameters = new ArrayList<>();
    private boolean tangent;
    private ExecutableElement target;

    private RuleSignature(ExecutableElement rule, Types types) {
        this.rule = rule;
        this.types = types;
    }

    /** Reads a method's annotation; empty if it has none. */
    public static Optional<RuleSignature> of(ExecutableElement rule, Types types) {
        for (AnnotationMirror annotation : rule.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().toString().equals(ANNOTATION)) {
                RuleSignature signature = new RuleSignature(rule, types);
                signature.read(annotation);
                signature.check();
                return Optional.of(signature);
            }
        }
        return Optional.empty();
    }

    private void read(AnnotationMirror annotation) {
        for (var entry : annotation.getElementValues().entrySet()) {
            Object value = entry.getValue().getValue();
            switch (entry.getKey().getSimpleName().toString()) {
                case "type" -> owner = value instanceof DeclaredType declared ? declared : null;
                case "method" -> method = value.toString();
                case "mode" ->
                    tangent = ((VariableElement) value).getSimpleName().contentEquals("TANGENT");
                default -> readParameters((List<?>) value);
            }
        }
    }

    private void readParameters(List<?> values) {
        for (Object value : values) {
            if (((AnnotationValue) value).getValue() instanceof TypeMirror type) {
                parameters.add(type);
            }
        }
    }

    /** What is wrong with the rule; empty if nothing is. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The rule's method. */
    public ExecutableElement rule() {
        return rule;
    }

    /** The method that it belongs to; null if there is none. */
    public ExecutableElement target() {
        return target;
    }

    /** Whether it takes tangents and not adjoints. */
    public boolean isTangent() {
        return tangent;
    }

    /** The numbers of the target's parameters that have derivatives; its object counts as the first. */
    List<Integer> active() {
        return List.copyOf(active);
    }

    /** The components of the record that an adjoint rule with several active parameters returns; otherwise empty. */
    List<String> components() {
        return List.copyOf(components);
    }

    private void mistake(Element at, Message message, String... operands) {
        mistakes.add(new Mistake(at, message, List.of(operands)));
    }

    private void check() {
        String name = rule.getSimpleName().toString();
        if (!rule.getModifiers().contains(Modifier.STATIC)
                || rule.getModifiers().contains(Modifier.PRIVATE)
                || !rule.getTypeParameters().isEmpty()
                || !rule.getThrownTypes().stream().allMatch(this::isUnchecked)) {
            mistake(rule, Message.RULE_METHOD, name);
        }
        target = owner == null ? null : find();
        if (target == null) {
            mistake(rule, Message.RULE_TARGET, name, owner + "." + method + list(parameters), candidates());
            return;
        }
        List<Wanted> wanted = new ArrayList<>();
        if (!target.getModifiers().contains(Modifier.STATIC)) {
            wanted.add(new Wanted("self", owner));
        }
        for (VariableElement parameter : target.getParameters()) {
            wanted.add(new Wanted(parameter.getSimpleName().toString(), types.erasure(parameter.asType())));
        }
        int own = wanted.size();
        for (int i = 0; i < own; i++) {
            boolean constant = i < rule.getParameters().size()
                    && isConstant(rule.getParameters().get(i));
            if (CompanionRule.isNumeric(wanted.get(i).type()) && !constant) {
                active.add(i);
            }
        }
        TypeMirror result = types.erasure(target.getReturnType());
        if (!CompanionRule.isNumeric(result) || active.isEmpty()) {
            mistake(rule, Message.RULE_WITHOUT_DERIVATIVE, name, method);
            return;
        }
        if (tangent) {
            active.forEach(i -> wanted.add(
                    new Wanted(wanted.get(i).name() + "Tangent", wanted.get(i).type())));
        } else {
            wanted.add(new Wanted("result", result));
            wanted.add(new Wanted("seed", result));
        }
        checkParameters(name, wanted);
        checkResult(name, wanted, result);
    }

    private void checkParameters(String name, List<Wanted> wanted) {
        List<? extends VariableElement> given = rule.getParameters();
        if (given.size() != wanted.size() || rule.isVarArgs()) {
            mistake(rule, Message.RULE_PARAMETERS, name, list(wanted));
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            TypeMirror found = types.erasure(given.get(i).asType());
            if (!types.isSameType(found, types.erasure(wanted.get(i).type()))) {
                String label = given.get(i).getSimpleName().toString();
                String expected = wanted.get(i).type().toString();
                mistake(given.get(i), Message.RULE_PARAMETER, label, name, expected, found.toString(), list(wanted));
            }
        }
    }

    private void checkResult(String name, List<Wanted> wanted, TypeMirror result) {
        TypeMirror found = rule.getReturnType();
        if (tangent || active.size() == 1) {
            TypeMirror expected = tangent ? result : wanted.get(active.get(0)).type();
            if (!types.isSameType(types.erasure(found), types.erasure(expected))) {
                mistake(rule, Message.RULE_RESULT, name, expected.toString(), found.toString());
            }
            return;
        }
        List<Wanted> expected = active.stream().map(wanted::get).toList();
        Element declared = types.asElement(found);
        boolean fits = declared != null && declared.getKind() == ElementKind.RECORD;
        if (fits) {
            for (RecordComponentElement component : ElementFilter.recordComponentsIn(declared.getEnclosedElements())) {
                int number = components.size();
                fits &= number < expected.size()
                        && types.isSameType(
                                component.asType(), expected.get(number).type());
                components.add(component.getSimpleName().toString());
            }
            fits &= components.size() == expected.size();
        }
        if (!fits) {
            mistake(rule, Message.RULE_RESULT, name, "a record of " + list(expected), found.toString());
        }
    }

    private ExecutableElement find() {
        for (ExecutableElement candidate : methods()) {
            List<? extends VariableElement> theirs = candidate.getParameters();
            boolean same = theirs.size() == parameters.size();
            for (int i = 0; same && i < theirs.size(); i++) {
                same = types.isSameType(types.erasure(theirs.get(i).asType()), types.erasure(parameters.get(i)));
            }
            if (same) {
                return candidate;
            }
        }
        return null;
    }

    private List<ExecutableElement> methods() {
        return ElementFilter.methodsIn(owner.asElement().getEnclosedElements()).stream()
                .filter(candidate -> candidate.getSimpleName().contentEquals(method))
                .toList();
    }

    private String candidates() {
        String all = owner == null
                ? ""
                : methods().stream()
                        .map(candidate -> method
                                + list(candidate.getParameters().stream()
                                        .map(parameter -> types.erasure(parameter.asType()))
                                        .toList()))
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "no method of that name" : all;
    }

    private static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    private boolean isUnchecked(TypeMirror thrown) {
        for (TypeMirror type = thrown; type instanceof DeclaredType declared; ) {
            String name =
                    ((TypeElement) declared.asElement()).getQualifiedName().toString();
            if (name.equals("java.lang.RuntimeException") || name.equals("java.lang.Error")) {
                return true;
            }
            type = ((TypeElement) declared.asElement()).getSuperclass();
        }
        return false;
    }

    private static boolean isConstant(VariableElement parameter) {
        return parameter.getAnnotationMirrors().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("dev.retrograd.Constant"));
    }
}
