package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Source text that is being made; its classes are named when it is known what is imported. */
final class Code {
    /** Stands for a class; no source has it. */
    private static final char MARK = '\u0001';

    private final StringBuilder text = new StringBuilder();
    /** What the marks stand for, one after the other. */
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
            text.append(MARK);
            classes.add(name);
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

    /** Adds other code, each of its lines that is not empty behind a prefix. */
    Code code(Code other, String prefix) {
        classes.addAll(other.classes);
        if (prefix.isEmpty()) {
            text.append(other.text);
            return this;
        }
        String bare = prefix.stripTrailing();
        String lines = other.text.toString();
        int start = 0;
        while (start < lines.length()) {
            int end = lines.indexOf('\n', start);
            text.append(end == start ? bare : prefix);
            int next = end < 0 ? lines.length() : end + 1;
            text.append(lines, start, next);
            start = next;
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
        Map<String, ClassName> distinct = new LinkedHashMap<>();
        classes.forEach(mention -> distinct.putIfAbsent(mention.canonicalName(), mention));
        return List.copyOf(distinct.values());
    }

    /** Writes the text with names for its classes. */
    void write(Function<ClassName, String> names, StringBuilder out) {
        Map<String, String> known = new HashMap<>();
        String marked = text.toString();
        int copied = 0;
        for (ClassName mention : classes) {
            int mark = marked.indexOf(MARK, copied);
            out.append(marked, copied, mark)
                    .append(known.computeIfAbsent(mention.canonicalName(), key -> names.apply(mention)));
            copied = mark + 1;
        }
        out.append(marked, copied, marked.length());
    }
}
