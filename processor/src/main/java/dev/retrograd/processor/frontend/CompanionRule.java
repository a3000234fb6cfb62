package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.CallRule.Form;
import dev.retrograd.processor.ir.CallRule.Parts;
import dev.retrograd.processor.ir.CallRule.Routine;
import dev.retrograd.processor.ir.ClassType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The companion of an annotated method of a jar, found by its name, and whether it fits the method as it is now. */
final class CompanionRule {
    private static final String ANNOTATION = "dev.retrograd.Differentiable";

    private final Sources sources;
    private final ExecutableElement method;
    private final List<TypeMirror> parameters = new ArrayList<>();
    private final List<Integer> active = new ArrayList<>();

    private CompanionRule(Sources sources, ExecutableElement method) {
        this.sources = sources;
        this.method = method;
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            parameters.add(method.getEnclosingElement().asType());
        }
        for (VariableElement parameter : method.getParameters()) {
            if (isNumeric(parameter.asType()) && !isMarked(parameter, "dev.retrograd.Constant")) {
                active.add(parameters.size());
            }
            parameters.add(parameter.asType());
        }
    }

    /** Whether a method's source is elsewhere and its annotation says that it has a companion. */
    static boolean has(ExecutableElement method, Sources sources) {
        return isMarked(method, ANNOTATION) && sources.source(method).isEmpty();
    }

    /** How a method's companion differentiates calls of it; empty if it does not fit. */
    static Optional<CallRule> of(ExecutableElement method, Sources sources) {
        return new CompanionRule(sources, method).find();
    }

    /** The qualified name of a method's companion. */
    static String name(ExecutableElement method, Sources sources) {
        String simple = method.getSimpleName().toString();
        String name = simple.substring(0, 1).toUpperCase(Locale.ROOT) + simple.substring(1) + "Grad";
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            for (var entry : annotation.getElementValues().entrySet()) {
                if (annotation.getAnnotationType().toString().equals(ANNOTATION)
                        && entry.getKey().getSimpleName().contentEquals("name")
                        && !entry.getValue().getValue().toString().isEmpty()) {
                    name = entry.getValue().getValue().toString();
                }
            }
        }
        String owner =
                sources.elements().getPackageOf(method).getQualifiedName().toString();
        return owner.isEmpty() ? name : owner + "." + name;
    }

    private Optional<CallRule> find() {
        TypeElement companion = sources.elements().getTypeElement(name(method, sources));
        TypeMirror result = method.getReturnType();
        if (companion == null || active.isEmpty() || !isNumeric(result)) {
            return Optional.empty();
        }
        List<TypeMirror> adjoints = active.stream().map(parameters::get).toList();
        List<TypeMirror> seeded = new ArrayList<>(parameters);
        if (!result.getKind().isPrimitive()) {
            seeded.add(result);
        }
        List<TypeMirror> directed = new ArrayList<>(parameters);
        directed.addAll(adjoints);
        Routine adjoint = routine(companion, "gradient", Form.GRADIENT, seeded, result, adjoints);
        Routine tangent = routine(companion, "jvp", Form.TANGENT, directed, result, List.of(result));
        Routine second = routine(companion, "hvp", Form.TANGENT, directed, result, adjoints);
        return adjoint == null
                ? Optional.empty()
                : Optional.of(new CallRule(active, Parts.SINGLE, adjoint, tangent, second));
    }

    /** A member that takes these parameters and returns a record of a value and derivatives; null if there is none. */
    private Routine routine(
            TypeElement companion,
            String name,
            Form form,
            List<TypeMirror> taken,
            TypeMirror value,
            List<TypeMirror> derivatives) {
        for (ExecutableElement member : ElementFilter.methodsIn(companion.getEnclosedElements())) {
            Element returned = sources.types().asElement(member.getReturnType());
            List<TypeMirror> theirs = new ArrayList<>();
            member.getParameters().forEach(parameter -> theirs.add(parameter.asType()));
            if (!member.getSimpleName().contentEquals(name)
                    || !same(theirs, taken)
                    || returned == null
                    || returned.getKind() != ElementKind.RECORD) {
                continue;
            }
            List<RecordComponentElement> components = ElementFilter.recordComponentsIn(returned.getEnclosedElements());
            List<TypeMirror> given =
                    components.stream().map(RecordComponentElement::asType).toList();
            List<TypeMirror> wanted = new ArrayList<>(derivatives);
            wanted.add(0, value);
            if (same(given, wanted)) {
                List<String> accessors = components.stream()
                        .skip(1)
                        .map(component -> component.getSimpleName().toString())
                        .toList();
                ClassType record = new ClassType(ClassNames.of(member.getReturnType()));
                return new Routine(companion.getQualifiedName() + "." + name, form, new Parts(record, accessors));
            }
        }
        return null;
    }

    private boolean same(List<? extends TypeMirror> as, List<? extends TypeMirror> bs) {
        boolean same = as.size() == bs.size();
        for (int i = 0; same && i < as.size(); i++) {
            same = sources.types()
                    .isSameType(
                            sources.types().erasure(as.get(i)), sources.types().erasure(bs.get(i)));
        }
        return same;
    }

    private static boolean isMarked(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(annotation));
    }

    static boolean isNumeric(TypeMirror type) {
        TypeMirror leaf = type;
        while (leaf instanceof ArrayType array) {
            leaf = array.getComponentType();
        }
        return leaf.getKind() == TypeKind.DOUBLE
                || leaf.getKind() == TypeKind.FLOAT
                || (leaf == type && type.toString().equals("dev.retrograd.runtime.Matrix"));
    }
}
