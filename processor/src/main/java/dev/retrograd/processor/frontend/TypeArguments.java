package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** What the type variables of a generic method stand for in one call. */
final class TypeArguments {
    /** What is known of a type of which nothing is known. */
    static final Type OBJECT = new ClassType("java.lang.Object");

    private final Code code;

    TypeArguments(Code code) {
        this.code = code;
    }

    /** The types that the arguments have, and that the result is expected to have. */
    Map<Element, Type> of(Tree site, ExecutableElement method, List<Value> arguments) {
        Map<Element, Type> found = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            match(method.getParameters().get(i).asType(), arguments.get(i).type(), found);
        }
        if (site instanceof MethodInvocationTree call && method.equals(code.element(call))) {
            infer(call, method, found);
        }
        if (site instanceof MethodInvocationTree && method.getReturnType() instanceof TypeVariable result) {
            Type type = code.type(site);
            found.putIfAbsent(result.asElement(), type == null ? OBJECT : type);
        }
        return found;
    }

    /** What the variables of an object's class stand for, as far as its fields tell. */
    void of(Instance object, Map<Element, Type> found) {
        object.layout().fields().forEach(field -> {
            Type type = object instanceof Instance.Local local
                    ? local.fields().get(field.element()).type()
                    : object instanceof Instance.Fixed fixed
                            ? fixed.fields().get(field.element()).type()
                            : null;
            if (type != null && field.element().asType() instanceof TypeVariable variable) {
                found.putIfAbsent(variable.asElement(), type);
            }
        });
    }

    /** Takes over what javac has inferred, where it is more than that there is some object. */
    private void infer(MethodInvocationTree call, ExecutableElement method, Map<Element, Type> found) {
        if (!(code.mirror(call.getMethodSelect()) instanceof ExecutableType inferred)
                || inferred.getParameterTypes().size() != method.getParameters().size()) {
            return;
        }
        for (int i = 0; i < method.getParameters().size(); i++) {
            infer(
                    method.getParameters().get(i).asType(),
                    inferred.getParameterTypes().get(i),
                    found);
        }
        infer(method.getReturnType(), inferred.getReturnType(), found);
    }

    private void infer(TypeMirror declared, TypeMirror actual, Map<Element, Type> found) {
        if (declared instanceof TypeVariable variable) {
            Type type = code.sources().types().isSameType(variable, actual) ? null : code.type(actual);
            if (type != null && !type.equals(OBJECT)) {
                found.putIfAbsent(variable.asElement(), type);
            }
        } else if (declared instanceof WildcardType wildcard) {
            TypeMirror bound =
                    wildcard.getExtendsBound() == null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
            TypeMirror given = actual instanceof WildcardType other
                    ? other.getExtendsBound() == null ? other.getSuperBound() : other.getExtendsBound()
                    : actual;
            if (bound != null && given != null) {
                infer(bound, given, found);
            }
        } else if (declared instanceof DeclaredType one
                && actual instanceof DeclaredType other
                && one.asElement().equals(other.asElement())
                && one.getTypeArguments().size() == other.getTypeArguments().size()) {
            for (int i = 0; i < one.getTypeArguments().size(); i++) {
                infer(one.getTypeArguments().get(i), other.getTypeArguments().get(i), found);
            }
        }
    }

    /** The class that a type variable stands for here, or its bound; other types are left alone. */
    TypeMirror known(TypeMirror type) {
        Elements elements = code.sources().elements();
        if (type instanceof TypeVariable variable) {
            Type argument = code.frame().typeArgument(variable.asElement());
            TypeElement known = argument instanceof Primitive primitive
                    ? code.sources()
                            .types()
                            .boxedClass(code.sources().types().getPrimitiveType(TypeKind.valueOf(primitive.name())))
                    : argument instanceof ClassType named ? elements.getTypeElement(named.name()) : null;
            if (known != null && known.getTypeParameters().isEmpty()) {
                return known.asType();
            }
        }
        return TypeMapping.upper(type, code.sources());
    }

    private static void match(TypeMirror declared, Type actual, Map<Element, Type> found) {
        if (declared instanceof TypeVariable variable) {
            found.merge(variable.asElement(), actual, (one, other) -> one.equals(other) ? one : OBJECT);
        } else if (declared instanceof javax.lang.model.type.ArrayType array && actual instanceof ArrayType given) {
            match(array.getComponentType(), given.element(), found);
        }
    }

    /** A type with its variables replaced; null if it has no counterpart. */
    Type substituted(TypeMirror type, Map<Element, Type> arguments) {
        if (type instanceof TypeVariable variable) {
            return arguments.getOrDefault(variable.asElement(), OBJECT);
        }
        if (type instanceof javax.lang.model.type.ArrayType array) {
            Type element = substituted(array.getComponentType(), arguments);
            return element == null ? null : new ArrayType(element);
        }
        return code.type(type);
    }
}
