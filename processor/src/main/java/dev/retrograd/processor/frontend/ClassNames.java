package dev.retrograd.processor.frontend;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The names of classes with their type arguments, as the representation writes them; annotations are left out. */
public final class ClassNames {
    private ClassNames() {}

    /** The name of a class or interface type; type variables among its arguments become wildcards. */
    public static String of(TypeMirror mirror) {
        if (mirror.getKind().isPrimitive()) {
            return mirror.getKind().name().toLowerCase(Locale.ROOT);
        } else if (mirror instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        } else if (!(mirror instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)) {
            return mirror.toString();
        } else {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            String name = element.getQualifiedName().toString();
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(ClassNames::argument).collect(Collectors.joining(",", "<", ">"));
        }
    }

    private static String argument(TypeMirror argument) {
        if (argument instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null
                    ? "? extends " + bound(wildcard.getExtendsBound())
                    : wildcard.getSuperBound() != null ? "? super " + bound(wildcard.getSuperBound()) : "?";
        }
        return isNamed(argument) ? of(argument) : "?";
    }

    private static String bound(TypeMirror bound) {
        return isNamed(bound) ? of(bound) : "java.lang.Object";
    }

    private static boolean isNamed(TypeMirror type) {
        return type instanceof DeclaredType
                || type instanceof ArrayType
                || type.getKind().isPrimitive()
                || type.getKind() == TypeKind.ERROR;
    }
}
