package dev.retrograd.processor;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Signatures as declared, whether or not the method can be differentiated: what a companion's stub has to show. */
final class DeclaredSignature {
    private static final String CONSTANT = "dev.retrograd.Constant";
    private static final String OUTPUT = "dev.retrograd.Output";

    private DeclaredSignature() {}

    /** The signature of a method; types that are not known yet stand by the name that the source gives them. */
    static MethodSignature of(ExecutableElement method, Elements elements) {
        PackageElement owner = elements.getPackageOf(method);
        TypeElement type = (TypeElement) method.getEnclosingElement();
        String qualified = type.getQualifiedName().toString();
        String inPackage = owner.isUnnamed()
                ? qualified
                : qualified.substring(owner.getQualifiedName().length() + 1);
        List<Parameter> parameters = method.getParameters().stream()
                .map(DeclaredSignature::parameter)
                .toList();
        List<ClassType> thrown = method.getThrownTypes().stream()
                .map(exception -> new ClassType(exception.toString()))
                .toList();
        return new MethodSignature(
                owner.isUnnamed() ? "" : owner.getQualifiedName().toString(),
                inPackage,
                method.getSimpleName().toString(),
                parameters,
                method.getReturnType().getKind() == TypeKind.VOID ? output(method) : type(method.getReturnType()),
                thrown);
    }

    private static Type output(ExecutableElement method) {
        return method.getParameters().stream()
                .filter(parameter -> isMarked(parameter, OUTPUT))
                .findFirst()
                .map(parameter -> type(parameter.asType()))
                .orElse(Primitive.DOUBLE);
    }

    private static boolean isMarked(VariableElement parameter, String annotation) {
        return parameter.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(annotation));
    }

    private static Parameter parameter(VariableElement parameter) {
        return new Parameter(
                parameter.getSimpleName().toString(), type(parameter.asType()), isMarked(parameter, CONSTANT));
    }

    private static Type type(TypeMirror mirror) {
        if (mirror.getKind().isPrimitive()) {
            return Primitive.valueOf(mirror.getKind().name().toUpperCase(Locale.ROOT));
        } else if (mirror.getKind() == TypeKind.ARRAY) {
            return new ArrayType(type(((javax.lang.model.type.ArrayType) mirror).getComponentType()));
        } else if (mirror instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            return new ClassType(element.getQualifiedName().toString());
        }
        return new ClassType(mirror.toString());
    }
}
