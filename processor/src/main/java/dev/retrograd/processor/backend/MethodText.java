package dev.retrograd.processor.backend;

import com.palantir.javapoet.TypeName;

/** A method, constructor or record header that is being written: its documentation, its head, its body. */
final class MethodText {
    private static final int WIDTH = 100;

    private final Text head = new Text();
    private final Code doc = new Code();
    private final Code body = new Code();
    private String annotation = "";
    private boolean hasParameters;
    private boolean throwsAny;
    private int depth = 1;

    /** Starts with what stands in front of the parameters, apart from the result. */
    MethodText(String modifiers, String name) {
        head.add(modifiers).add(name).add("(");
    }

    /** Starts with what stands in front of the parameters. */
    MethodText(String modifiers, TypeName result, String name) {
        head.add(modifiers).add(result).add(" ").add(name).add("(");
    }

    MethodText annotated(String name) {
        annotation = name;
        return this;
    }

    MethodText doc(Code text) {
        doc.code(text, "");
        return this;
    }

    MethodText doc(String text) {
        doc.text(text);
        return this;
    }

    MethodText parameter(TypeName type, String name) {
        if (hasParameters) {
            head.add(",").breakable();
        }
        head.add(type).add(" ").add(name);
        hasParameters = true;
        return this;
    }

    /** Declares an exception; the parameters are complete. */
    MethodText throwing(TypeName type) {
        head.add(throwsAny ? "," : ")").breakable();
        if (!throwsAny) {
            head.add("throws").breakable();
        }
        head.add(type);
        throwsAny = true;
        return this;
    }

    /** Adds lines to the body. */
    MethodText code(Code lines) {
        body.code(lines, "    ");
        return this;
    }

    /** Adds a statement, whose format is that of {@link Code#of}. */
    MethodText statement(String format, Object... pieces) {
        body.indent(depth).format(format, pieces).text(";\n");
        return this;
    }

    /** Opens a block behind a condition. */
    MethodText open(String format, Object... pieces) {
        body.indent(depth).format(format, pieces).text(" {\n");
        depth++;
        return this;
    }

    MethodText close() {
        depth--;
        body.indent(depth).text("}\n");
        return this;
    }

    /**
     * The whole text.
     *
     * @param level how deep the class's members stand
     */
    Code text(int level) {
        head.add(throwsAny ? " {" : ") {");
        Code whole = documented(doc);
        if (!annotation.isEmpty()) {
            whole.text(annotation).text("\n");
        }
        head.layout(WIDTH - 4 * level, 0, whole);
        return whole.code(body, "").text("}\n");
    }

    /** A text as a comment of documentation. */
    static Code documented(Code doc) {
        Code comment = new Code();
        if (doc.isEmpty()) {
            return comment;
        }
        return comment.text("/**\n").code(doc, " * ").text(doc.endsLine() ? " */\n" : "\n */\n");
    }
}
