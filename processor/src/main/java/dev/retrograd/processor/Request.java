package dev.retrograd.processor;

import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.shape.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.AnnotationValueVisitor;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/**
 * An annotated method, remembered by names so that it outlives a round: elements of one round must not be used in another.
 *
 * @param type the qualified name of the class that declares it
 * @param index its number among the class's methods
 * @param members the members asked for, {@code GRADIENT} among them
 * @param name the companion's name as the user wants it; empty to derive it from the method's
 * @param rules the classes whose rules apply beside those of the compilation
 * @param parallel whether loops of the gradient are to run in several threads
 * @param checkpoint what bounds the memory of a loop, if anything does
 */
record Request(
        String type,
        int index,
        Set<String> members,
        String name,
        List<String> rules,
        boolean parallel,
        Optional<CheckpointRequest> checkpoint) {
    static final String ANNOTATION = "dev.retrograd.Differentiable";
    static final String OBJECTIVE = "OBJECTIVE";

    static Request of(ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        Set<String> members = new TreeSet<>(Set.of("GRADIENT"));
        String name = "";
        List<String> rules = new ArrayList<>();
        boolean parallel = false;
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            if (!annotation.getAnnotationType().toString().equals(ANNOTATION)) {
                continue;
            }
            for (var entry : annotation.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals("name")) {
                    name = entry.getValue().getValue().toString();
                } else if (entry.getKey().getSimpleName().contentEquals("parallel")) {
                    parallel = Boolean.TRUE.equals(entry.getValue().getValue());
                } else if (entry.getKey().getSimpleName().contentEquals("rules")) {
                    for (Object rule : (List<?>) entry.getValue().getValue()) {
                        rules.add(String.valueOf(((AnnotationValue) rule).getValue()));
                    }
                } else {
                    entry.getValue().accept(CONSTANTS, members);
                }
            }
        }
        int index = ElementFilter.methodsIn(type.getEnclosedElements()).indexOf(method);
        return new Request(
                type.getQualifiedName().toString(),
                index,
                Set.copyOf(members),
                name,
                List.copyOf(rules),
                parallel,
                CheckpointRequest.of(method));
    }

    private static final AnnotationValueVisitor<Void, Set<String>> CONSTANTS = new SimpleAnnotationValueVisitor14<>() {
        @Override
        public Void visitEnumConstant(VariableElement constant, Set<String> names) {
            names.add(constant.getSimpleName().toString());
            return null;
        }

        @Override
        public Void visitArray(List<? extends AnnotationValue> values, Set<String> names) {
            values.forEach(value -> value.accept(this, names));
            return null;
        }
    };

    /** Whether the annotation names a member. */
    boolean asksFor(String member) {
        return members.contains(member);
    }

    /** Whether what is asked for only has a meaning for the adjoint. */
    boolean isAdjoint() {
        return parallel || checkpoint.isPresent();
    }

    /** Whether any member asked for gives second derivatives. */
    boolean isOfSecondOrder() {
        return Arrays.stream(Member.values()).anyMatch(member -> member.isOfScalars() && asksFor(member.name()));
    }

    /** The derivatives asked for, those that the signature rules out left away. */
    Set<Member> derivatives(MethodSignature signature) {
        Set<Member> derivatives = EnumSet.noneOf(Member.class);
        for (Member member : Member.values()) {
            boolean possible = !member.isOfScalars() || !signature.isSeeded();
            boolean differentiable =
                    member == Member.GRADIENT || signature.output().isActive();
            boolean implied = member == Member.JACOBIAN && asksFor(OBJECTIVE) && signature.isSeeded();
            if ((asksFor(member.name()) || implied) && possible && differentiable) {
                derivatives.add(member);
                member.pattern().ifPresent(derivatives::add);
            }
        }
        return derivatives;
    }

    /** The method in the current round. */
    ExecutableElement method(Elements elements) {
        Element declaring = elements.getTypeElement(type);
        return ElementFilter.methodsIn(declaring.getEnclosedElements()).get(index);
    }
}
