package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads a method's declaration and refuses declarations that cannot have a companion. */
final class Signatures {
    private final Code code;
    private final Structures structures;

    Signatures(Translator translator) {
        this.code = translator.code();
        this.structures = translator.instances().structures();
    }

    /** The signature of the current frame's method; what is wrong with it has been reported. */
    MethodSignature read(MethodTree tree, ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        String name = method.getSimpleName().toString();
        checkModifiers(tree, method, owner);
        if (!method.getTypeParameters().isEmpty()) {
            code.report(tree, Message.GENERIC_METHOD, name);
        }
        List<Parameter> parameters = parameters(tree, method);
        Outputs.check(code, tree, method);
        if (parameters.stream().noneMatch(Parameter::active)) {
            code.report(tree, Message.NO_ACTIVE_PARAMETER, name);
        }
        PackageElement packageElement = code.sources().elements().getPackageOf(method);
        String packageName = packageElement.getQualifiedName().toString();
        String className = owner.getQualifiedName().toString();
        return new MethodSignature(
                packageName,
                packageName.isEmpty()
                        ? className
                        : className.substring(Math.min(className.length(), packageName.length() + 1)),
                name,
                parameters,
                result(tree, method),
                thrown(method),
                Structures.invocation(method));
    }

    private void checkModifiers(MethodTree tree, ExecutableElement method, TypeElement owner) {
        String name = method.getSimpleName().toString();
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            code.report(tree, Message.PRIVATE_METHOD, name);
        }
        if (method.getModifiers().contains(Modifier.ABSTRACT)) {
            code.report(tree, Message.ABSTRACT_METHOD, name);
        }
        if (method.getModifiers().contains(Modifier.NATIVE)) {
            code.report(tree, Message.NATIVE_METHOD, name);
        }
        boolean hidden = owner.getQualifiedName().isEmpty();
        for (Element outer = owner; outer instanceof TypeElement; outer = outer.getEnclosingElement()) {
            hidden |= outer.getModifiers().contains(Modifier.PRIVATE);
        }
        if (hidden) {
            code.report(tree, Message.INACCESSIBLE_CLASS, name, owner.toString());
        }
    }

    private List<Parameter> parameters(MethodTree tree, ExecutableElement method) {
        List<Parameter> parameters = new ArrayList<>();
        PackageElement from = code.sources().elements().getPackageOf(method);
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            parameters.add(structures.receiver(method, from));
        }
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            VariableTree declaration = tree.getParameters().get(i);
            Type type = TypeMapping.of(Structures.bound(parameter.asType()), code.sources());
            if (type == null) {
                String name = parameter.getSimpleName().toString();
                code.report(
                        declaration,
                        Message.PARAMETER_TYPE,
                        name,
                        parameter.asType().toString());
                parameters.add(new Parameter(name, Primitive.INT, true));
                continue;
            }
            Layout layout = code.layouts().of(parameter.asType());
            boolean isHidden = layout != null && !structures.isAccessible(layout.element(), from);
            if (isHidden) {
                code.report(
                        declaration,
                        Message.PARAMETER_CLASS,
                        parameter.getSimpleName().toString(),
                        type.toString());
            }
            Structure structure = isHidden
                    ? structures.result(parameter.asType(), from)
                    : structures.parameter(parameter.asType(), from);
            parameters.add(new Parameter(
                    Structures.name(parameter), Structures.isConstant(parameter) ? structure.constant() : structure));
        }
        return parameters;
    }

    private Structure result(MethodTree tree, ExecutableElement method) {
        TypeMirror mirror = method.getReturnType();
        String name = method.getSimpleName().toString();
        PackageElement from = code.sources().elements().getPackageOf(method);
        Type type = TypeMapping.of(mirror, code.sources());
        Structure structure = structures.result(method, from);
        if (mirror.getKind() == TypeKind.VOID && Outputs.index(method) < 0) {
            code.report(tree, Message.VOID_METHOD, name);
        } else if (mirror.getKind() != TypeKind.VOID && (type == null || !structure.isActive())) {
            code.report(tree.getReturnType(), Message.RESULT_TYPE, name, mirror.toString());
        }
        String obstacle = !(structure instanceof Structure.Leaf) ? structures.obstacle(mirror, from) : null;
        if (obstacle != null) {
            code.report(tree.getReturnType(), Message.RESULT_CLASS, name, mirror.toString(), obstacle);
        }
        return structure;
    }

    private List<ClassType> thrown(ExecutableElement method) {
        Types types = code.sources().types();
        List<ClassType> names = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            boolean unchecked = types.isSubtype(type, declared("java.lang.RuntimeException"))
                    || types.isSubtype(type, declared("java.lang.Error"));
            if (!unchecked) {
                names.add(new ClassType(erased(type)));
            }
        }
        return names;
    }

    private TypeMirror declared(String name) {
        return code.sources().elements().getTypeElement(name).asType();
    }

    private String erased(TypeMirror type) {
        return code.sources().types().erasure(type).toString();
    }
}
