package dev.retrograd.processor;

import dev.retrograd.processor.backend.TestEmitter;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.shape.Shape;
import dev.retrograd.processor.shape.TestPlan;
import dev.retrograd.processor.shape.TestPlan.Tested;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** Writes the tests that {@code @GradientTests} asks for. They need the declarations of methods alone. */
final class GradientTests {
    static final String ANNOTATION = "dev.retrograd.GradientTests";
    private static final String MATRIX = "dev.retrograd.runtime.Matrix";
    private static final int DRAWN = 3;

    private final Elements elements;
    private final Filer filer;
    private final Messager messager;

    GradientTests(ProcessingEnvironment environment, Filer filer) {
        this.elements = environment.getElementUtils();
        this.filer = filer;
        this.messager = environment.getMessager();
    }

    /** Writes the tests that a round's classes ask for. */
    void write(TypeElement annotation, RoundEnvironment round) {
        for (Element asking : round.getElementsAnnotatedWith(annotation)) {
            List<?> types = (List<?>) values(asking, ANNOTATION).get("value").getValue();
            for (Object type : types) {
                Object mirror = ((AnnotationValue) type).getValue();
                if (mirror instanceof DeclaredType declared) {
                    write((TypeElement) declared.asElement(), asking);
                }
            }
        }
    }

    private void write(TypeElement type, Element asking) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        String inPackage = type.getQualifiedName()
                .toString()
                .substring(packageName.isEmpty() ? 0 : packageName.length() + 1)
                .replace(".", "");
        List<Tested> methods = new ArrayList<>();
        List<ExecutableElement> annotated = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> annotation(method, Request.ANNOTATION).isPresent())
                .toList();
        if (annotated.isEmpty()) {
            report(Message.NO_TESTED_METHODS, asking, type.getQualifiedName().toString());
        }
        annotated.forEach(method -> tested(method, asking).ifPresent(methods::add));
        if (methods.isEmpty()) {
            return;
        }
        TestPlan plan = new TestPlan(type, packageName, inPackage + "GradientTest", methods);
        String qualified = packageName.isEmpty() ? plan.name() : packageName + "." + plan.name();
        try (Writer writer = filer.createSourceFile(qualified, asking).openWriter()) {
            writer.write(TestEmitter.source(plan));
        } catch (IOException e) {
            report(Message.CANNOT_WRITE, asking, plan.name(), String.valueOf(e.getMessage()));
        }
    }

    /** What is tested of a method; empty if it has no points, which is reported. */
    private Optional<Tested> tested(ExecutableElement method, Element asking) {
        Map<String, AnnotationValue> samples = values(method, "dev.retrograd.Samples");
        List<String> points = new ArrayList<>();
        ((List<?>) samples.get("value").getValue())
                .forEach(
                        point -> points.add(((AnnotationValue) point).getValue().toString()));
        int draw = (int) samples.get("draw").getValue();
        int drawn = draw >= 0 ? draw : points.isEmpty() ? DRAWN : 0;
        boolean onObject = !method.getModifiers().contains(Modifier.STATIC);
        List<Integer> constants = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        int output = -1;
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            if (annotation(parameter, "dev.retrograd.Constant").isPresent()) {
                constants.add(onObject ? i + 1 : i);
            }
            if (annotation(parameter, "dev.retrograd.Output").isPresent()) {
                output = i;
            }
            if (drawn > 0 && !isDrawable(parameter.asType())) {
                report(Message.NO_SAMPLES, asking, method.getSimpleName().toString(), "its parameter " + parameter);
                return Optional.empty();
            }
            ranges.add(range(parameter));
        }
        if (!method.getThrownTypes().isEmpty() || (drawn > 0 && onObject)) {
            String what = onObject ? "the object that it is called on" : "its checked exceptions";
            report(Message.NO_SAMPLES, asking, method.getSimpleName().toString(), what);
            return Optional.empty();
        }
        return Optional.of(new Tested(
                method,
                companion(method),
                output,
                constants,
                points,
                drawn,
                (long) samples.get("seed").getValue(),
                (double) samples.get("tolerance").getValue(),
                ranges));
    }

    private String companion(ExecutableElement method) {
        String name = values(method, Request.ANNOTATION).get("name").getValue().toString();
        return name.isEmpty() ? Shape.defaultName(method.getSimpleName().toString()) : name;
    }

    private String range(VariableElement parameter) {
        Map<String, AnnotationValue> range = values(parameter, "dev.retrograd.Range");
        StringBuilder text = new StringBuilder()
                .append(range.get("from").getValue())
                .append(", ")
                .append(range.get("to").getValue());
        ((List<?>) range.get("size").getValue())
                .forEach(length -> text.append(", ").append(length));
        return text.toString();
    }

    private static boolean isDrawable(TypeMirror type) {
        TypeMirror element = type;
        while (element instanceof javax.lang.model.type.ArrayType array) {
            element = array.getComponentType();
        }
        TypeKind kind = element.getKind();
        boolean primitive =
                kind.isPrimitive() && kind != TypeKind.BYTE && kind != TypeKind.SHORT && kind != TypeKind.CHAR;
        return primitive
                || (element instanceof DeclaredType declared
                        && ((TypeElement) declared.asElement())
                                .getQualifiedName()
                                .contentEquals(MATRIX));
    }

    private static Optional<? extends AnnotationMirror> annotation(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(name))
                .findFirst();
    }

    /** The values of an annotation; its defaults if the element does not bear it. */
    private Map<String, AnnotationValue> values(Element element, String name) {
        Map<String, AnnotationValue> values = new HashMap<>();
        ElementFilter.methodsIn(elements.getTypeElement(name).getEnclosedElements())
                .forEach(member -> values.put(member.getSimpleName().toString(), member.getDefaultValue()));
        annotation(element, name)
                .ifPresent(mirror -> mirror.getElementValues()
                        .forEach((member, value) ->
                                values.put(member.getSimpleName().toString(), value)));
        return values;
    }

    private void report(Message message, Element asking, String... operands) {
        messager.printMessage(
                Kind.ERROR, Diagnostic.of(message, Span.NONE, operands).text(), asking);
    }
}
