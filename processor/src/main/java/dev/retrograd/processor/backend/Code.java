package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Source text that is being made; its types are named when it is known what is imported. */
final class Code {
    /** Stands in front of the number of a type; no source has it. */
    static final char MARK = '\u0001';

    private static final int FIRST = 0xE000;

    private final StringBuilder text = new StringBuilder();
    private final List<TypeName> types = new ArrayList<>();

    Code text(String more) {
        text.append(more);
        return this;
    }

    /** A type, which is imported or qualified as need be. */
    Code type(TypeName type) {
        if (isPlain(type)) {
            return text(type.toString());
        }
        int number = types.indexOf(type);
        if (number < 0) {
            number = types.size();
            types.add(type);
        }
        text.append(MARK).append((char) (FIRST + number));
        return this;
    }

    private static boolean isPlain(TypeName type) {
        TypeName leaf = type;
        while (leaf instanceof ArrayTypeName array) {
            leaf = array.componentType();
        }
        return leaf.isPrimitive();
    }

    Code indent(int levels) {
        for (int i = 0; i < levels; i++) {
            text.append("    ");
        }
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The types that need a name. */
    List<TypeName> types() {
        return types;
    }

    /** Writes the text's lines, the last one without its end, each behind the prefix. */
    void write(String prefix, List<String> names, StringBuilder out) {
        String bare = prefix.stripTrailing();
        int length = text.length();
        int end = length > 0 && text.charAt(length - 1) == '\n' ? length - 1 : length;
        boolean starts = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (starts) {
                out.append(c == '\n' ? bare : prefix);
            }
            starts = c == '\n';
            if (c == MARK) {
                i++;
                out.append(names.get(text.charAt(i) - FIRST));
            } else {
                out.append(c);
            }
        }
    }
}
