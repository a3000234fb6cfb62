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
import javax.lang.model.type.TypeVariable;

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
            boolean isLocal = element.getQualifiedName().isEmpty();
            return new ClassType(isLocal ? element.getSimpleName().toString() : ClassNames.of(mirror));
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

    /** The array of the numbers in an array of boxes of floating-point numbers; null if a type is none. */
    static ArrayType ofBoxes(TypeMirror mirror, Sources sources) {
        if (!(mirror instanceof javax.lang.model.type.ArrayType array)) {
            return null;
        }
        if (array.getComponentType().getKind() == TypeKind.ARRAY) {
            ArrayType rows = ofBoxes(array.getComponentType(), sources);
            return rows == null ? null : new ArrayType(rows);
        }
        return array.getComponentType().getKind() == TypeKind.DECLARED
                        && of(unboxed(array.getComponentType(), sources), sources) instanceof Primitive primitive
                        && primitive.isFloating()
                ? new ArrayType(primitive)
                : null;
    }

    /** A type variable's or wildcard's bound; other types are left alone. */
    static TypeMirror upper(TypeMirror mirror, Sources sources) {
        return switch (mirror.getKind()) {
            case TYPEVAR -> upper(((TypeVariable) mirror).getUpperBound(), sources);
            case INTERSECTION, WILDCARD -> sources.types().erasure(mirror);
            default -> mirror;
        };
    }

    /** Whether locals may have a type: all but arrays of matrices. */
    static boolean isComputable(Type type) {
        return type != null && !(type instanceof ArrayType array && array.leaf().equals(ClassType.MATRIX));
    }
}
