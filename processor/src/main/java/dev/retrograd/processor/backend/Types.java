package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;

/** The IR's types as JavaPoet's. */
final class Types {
    private Types() {}

    static TypeName of(Type type) {
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(of(array.element()));
        } else if (type instanceof ClassType named) {
            return named(named.name());
        }
        return switch ((Primitive) type) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case CHAR -> TypeName.CHAR;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    /** A class by its canonical name: by convention packages are in lower case, and classes nest in the first that is not. */
    static ClassName named(String canonical) {
        String[] parts = canonical.split("\\.");
        int outer = 0;
        while (outer < parts.length - 1 && !Character.isUpperCase(parts[outer].charAt(0))) {
            outer++;
        }
        String packageName = String.join(".", java.util.Arrays.copyOf(parts, outer));
        ClassName name = ClassName.get(packageName, parts[outer]);
        for (int i = outer + 1; i < parts.length; i++) {
            name = name.nestedClass(parts[i]);
        }
        return name;
    }
}
