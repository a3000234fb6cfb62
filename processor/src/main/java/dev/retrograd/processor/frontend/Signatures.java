package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads a method's declaration and refuses declarations that cannot have a companion. */
final class Signatures {
    private static final String CONSTANT = "dev.retrograd.Constant";

    private final Code code;

    Signatures(Code code) {
        this.code = code;
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
        String packageName = code.sources()
                .elements()
                .getPackageOf(method)
                .getQualifiedName()
                .toString();
        String className = owner.getQualifiedName().toString();
        return new MethodSignature(
                packageName,
                packageName.isEmpty()
                        ? className
                        : className.substring(Math.min(className.length(), packageName.length() + 1)),
                name,
                parameters,
                result(tree, method),
                thrown(method));
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
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            VariableTree declaration = tree.getParameters().get(i);
            Type type = TypeMapping.of(parameter.asType(), code.sources());
            if (type == null) {
                String name = parameter.getSimpleName().toString();
                code.report(
                        declaration,
                        Message.PARAMETER_TYPE,
                        name,
                        parameter.asType().toString());
                type = Primitive.INT;
            }
            boolean constant = parameter.getAnnotationMirrors().stream()
                    .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(CONSTANT));
            parameters.add(new Parameter(parameter.getSimpleName().toString(), type, constant));
        }
        return parameters;
    }

    private Type result(MethodTree tree, ExecutableElement method) {
        TypeMirror mirror = method.getReturnType();
        String name = method.getSimpleName().toString();
        Type type = TypeMapping.of(mirror, code.sources());
        int output = Outputs.index(method);
        if (mirror.getKind() == TypeKind.VOID && output >= 0) {
            type = TypeMapping.of(method.getParameters().get(output).asType(), code.sources());
        } else if (mirror.getKind() == TypeKind.VOID) {
            code.report(tree, Message.VOID_METHOD, name);
        } else if (type == null || !type.isDifferentiable()) {
            code.report(tree.getReturnType(), Message.RESULT_TYPE, name, mirror.toString());
        }
        return type == null ? Primitive.DOUBLE : type;
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
