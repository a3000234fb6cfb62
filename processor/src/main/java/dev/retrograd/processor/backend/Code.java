package dev.retrograd.processor.backend;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Source text that is being made: one long format, because JavaPoet takes its time over every single piece. */
final class Code {
    private final StringBuilder format = new StringBuilder();
    private final List<Object> types = new ArrayList<>();

    Code text(String text) {
        format.append(text.indexOf('$') < 0 ? text : text.replace("$", "$$"));
        return this;
    }

    /** A type, which is imported or qualified as need be. */
    Code type(TypeName type) {
        format.append("$T");
        types.add(type);
        return this;
    }

    Code indent(int levels) {
        format.append("    ".repeat(levels));
        return this;
    }

    boolean isEmpty() {
        return format.isEmpty();
    }

    CodeBlock block() {
        return CodeBlock.of(format.toString(), types.toArray());
    }
}
