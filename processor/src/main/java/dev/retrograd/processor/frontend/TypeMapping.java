package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Java's types as the representation knows them. */
final class TypeMapping {
    /** {@code String}, for the messages of exceptions. */
    static final ClassType STRING = new ClassType("java.lang.String");

    private TypeMapping() {}

    /** The type; null for {@code void}, type variables and whatever else a value of the representation cannot have. */
    static Type of(TypeMirror mirror, Sources sources) {
        if (mirror == null) {
            return null;
        }
        if (mirror.getKind().isPrimitive()) {
            return Primitive.valueOf(mirror.getKind().name().toUpperCase(Locale.ROOT));
        }
        if (mirror.getKind() == TypeKind.ARRAY) {
            Type element = of(((javax.lang.model.type.ArrayType) mirror).getComponentType(), sources);
            return element == null ? null : new ArrayType(element);
        }
        if (mirror.getKind() == TypeKind.DECLARED
                && ((DeclaredType) mirror).asElement() instanceof TypeElement element
                && !element.getSimpleName().isEmpty()) {
            String name = element.getQualifiedName().toString();
            return new ClassType(name.isEmpty() ? element.getSimpleName().toString() : name);
        }
        return null;
    }

    /** The primitive type that boxes of a type hold; the type itself if it is no box. */
    static TypeMirror unboxed(TypeMirror mirror, Sources sources) {
        if (!(mirror instanceof DeclaredType)) {
            return mirror;
        }
        try {
            return sources.types().unboxedType(mirror);
        } catch (IllegalArgumentException e) {
            return mirror; // not a box
        }
    }

    /** Whether locals may have a type: primitives, arrays of them, matrices and strings. */
    static boolean isComputable(Type type) {
        return type instanceof Primitive
                || (type instanceof ArrayType array && array.leaf() instanceof Primitive)
                || ClassType.MATRIX.equals(type)
                || STRING.equals(type);
    }
}
