package dev.retrograd.processor;

import dev.retrograd.processor.frontend.Structures;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Structure;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Signatures as declared, whether or not the method can be differentiated: what a companion's stub has to show. */
final class DeclaredSignature {
    private DeclaredSignature() {}

    /** The signature of a method; types that are not known yet stand by the name that the source gives them. */
    static MethodSignature of(ExecutableElement method, Elements elements, Structures structures) {
        PackageElement owner = elements.getPackageOf(method);
        TypeElement type = (TypeElement) method.getEnclosingElement();
        String qualified = type.getQualifiedName().toString();
        String inPackage = owner.isUnnamed()
                ? qualified
                : qualified.substring(owner.getQualifiedName().length() + 1);
        List<Parameter> parameters = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            parameters.add(structures.receiver(method, owner));
        }
        for (VariableElement parameter : method.getParameters()) {
            Structure structure = structures.parameter(parameter.asType(), owner);
            parameters.add(new Parameter(
                    Structures.name(parameter), Structures.isConstant(parameter) ? structure.constant() : structure));
        }
        List<ClassType> thrown = method.getThrownTypes().stream()
                .map(exception -> new ClassType(exception.toString()))
                .toList();
        return new MethodSignature(
                owner.isUnnamed() ? "" : owner.getQualifiedName().toString(),
                inPackage,
                method.getSimpleName().toString(),
                parameters,
                structures.result(method, owner),
                thrown,
                Structures.invocation(method));
    }
}
