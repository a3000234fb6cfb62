package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;

/** Source text that is being made; its classes are named when it is known what is imported. */
final class Code {
    /** Stands in front of the number of a class; no source has it. */
    private static final char MARK = '\u0001';

    private static final char FIRST = 0xE000;

    private final StringBuilder text = new StringBuilder();
    private final List<ClassName> classes = new ArrayList<>();

    /**
     * A text of pieces.
     *
     * @param format the text; {@code $} stands for the next piece
     * @param pieces types, other code, and whatever else is written as its own string
     */
    static Code of(String format, Object... pieces) {
        return new Code().format(format, pieces);
    }

    /** Adds what {@link #of} makes. */
    Code format(String format, Object... pieces) {
        int copied = 0;
        for (Object piece : pieces) {
            int next = format.indexOf('$', copied);
            text.append(format, copied, next);
            if (piece instanceof TypeName type) {
                type(type);
            } else if (piece instanceof Code code) {
                code(code, "");
            } else {
                text.append(piece);
            }
            copied = next + 1;
        }
        text.append(format, copied, format.length());
        return this;
    }

    Code text(String more) {
        text.append(more);
        return this;
    }

    /** A type; its classes are imported or qualified as need be. */
    Code type(TypeName type) {
        if (type instanceof ClassName name) {
            text.append(MARK).append((char) (FIRST + number(name)));
        } else if (type instanceof ArrayTypeName array) {
            type(array.componentType()).text("[]");
        } else if (type instanceof ParameterizedTypeName generic) {
            type(generic.rawType());
            String separator = "<";
            for (TypeName argument : generic.typeArguments()) {
                text(separator).type(argument);
                separator = ", ";
            }
            text(">");
        } else if (type instanceof WildcardTypeName wildcard
                && !wildcard.lowerBounds().isEmpty()) {
            text("? super ").type(wildcard.lowerBounds().get(0));
        } else if (type instanceof WildcardTypeName wildcard
                && !wildcard.upperBounds().get(0).equals(ClassName.OBJECT)) {
            text("? extends ").type(wildcard.upperBounds().get(0));
        } else {
            text.append(type);
        }
        return this;
    }

    private int number(ClassName name) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).canonicalName().equals(name.canonicalName())) {
                return i;
            }
        }
        classes.add(name);
        return classes.size() - 1;
    }

    /** Adds other code, each of its lines that is not empty behind a prefix. */
    Code code(Code other, String prefix) {
        String bare = prefix.stripTrailing();
        boolean starts = true;
        for (int i = 0; i < other.text.length(); i++) {
            char c = other.text.charAt(i);
            if (starts) {
                text.append(c == '\n' ? bare : prefix);
            }
            starts = c == '\n';
            if (c == MARK) {
                i++;
                type(other.classes.get(other.text.charAt(i) - FIRST));
            } else {
                text.append(c);
            }
        }
        return this;
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

    boolean endsLine() {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    /** The classes that need a name, in the order of their first mention. */
    List<ClassName> classes() {
        return classes;
    }

    /** Writes the text with names for its classes. */
    void write(List<String> names, StringBuilder out) {
        int length = text.length();
        int copied = 0;
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) == MARK) {
                out.append(text, copied, i).append(names.get(text.charAt(i + 1) - FIRST));
                copied = i + 2;
            }
        }
        out.append(text, copied, length);
    }
}
