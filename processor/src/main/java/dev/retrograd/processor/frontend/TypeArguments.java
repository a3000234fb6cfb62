package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** What the type variables of a generic method stand for in one call. */
final class TypeArguments {
    private static final Type OBJECT = new ClassType("java.lang.Object");

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
        if (site instanceof MethodInvocationTree && method.getReturnType() instanceof TypeVariable result) {
            Type type = code.type(site);
            found.putIfAbsent(result.asElement(), type == null ? OBJECT : type);
        }
        return found;
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
