package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** The IR's types as JavaPoet's. */
final class Types {
    private Types() {}

    static TypeName of(Type type) {
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(of(array.element()));
        } else if (type instanceof ClassType named) {
            return generic(named.name());
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

    /** A class with its type arguments, if it has any. */
    private static TypeName generic(String name) {
        int open = name.indexOf('<');
        return open < 0
                ? named(name)
                : ParameterizedTypeName.get(
                        named(name.substring(0, open)),
                        arguments(name.substring(open + 1, name.length() - 1)).toArray(TypeName[]::new));
    }

    private static List<TypeName> arguments(String list) {
        List<TypeName> arguments = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || (list.charAt(i) == ',' && depth == 0)) {
                arguments.add(argument(list.substring(start, i)));
                start = i + 1;
            } else if (list.charAt(i) == '<') {
                depth++;
            } else if (list.charAt(i) == '>') {
                depth--;
            }
        }
        return arguments;
    }

    private static TypeName argument(String text) {
        if (text.equals("?")) {
            return WildcardTypeName.subtypeOf(Object.class);
        } else if (text.startsWith("? extends ")) {
            return WildcardTypeName.subtypeOf(argument(text.substring("? extends ".length())));
        } else if (text.startsWith("? super ")) {
            return WildcardTypeName.supertypeOf(argument(text.substring("? super ".length())));
        } else if (text.endsWith("[]")) {
            return ArrayTypeName.of(argument(text.substring(0, text.length() - 2)));
        }
        for (Primitive primitive : Primitive.values()) {
            if (primitive.toString().equals(text)) {
                return of(primitive);
            }
        }
        return generic(text);
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
