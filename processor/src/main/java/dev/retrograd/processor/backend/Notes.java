package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the comment above a statement says: the source lines and rules of all the operations in it. */
final class Notes {
    private final Index index;
    private final Inlining inlining;

    Notes(Index index, Inlining inlining) {
        this.index = index;
        this.inlining = inlining;
    }

    /** The note of an operation's statement. */
    String of(Op op) {
        Set<Origin> origins = new LinkedHashSet<>();
        if (op instanceof Op.If || op instanceof Op.For || op instanceof Op.While) {
            // What is inside tells its own rules.
            origins.add(op.origin());
        } else {
            collect(op, origins);
        }
        return text(origins);
    }

    /** The note of an assignment of a value that is computed there, if it is. */
    String of(Value value) {
        Set<Origin> origins = new LinkedHashSet<>();
        collect(value, origins);
        return text(origins);
    }

    private void collect(Op op, Set<Origin> origins) {
        op.operands().forEach(operand -> collect(operand, origins));
        origins.add(op.origin());
    }

    private void collect(Value value, Set<Origin> origins) {
        if (inlining.isInlined(value)) {
            collect(index.definition(value), origins);
        }
    }

    /** The rules in the order of evaluation, one a line, the source line ahead of the first of its rules. */
    private static String text(Set<Origin> origins) {
        Map<Integer, Set<String>> byLine = new LinkedHashMap<>();
        for (Origin origin : origins) {
            if (!origin.note().isEmpty()) {
                byLine.computeIfAbsent(origin.span().line(), line -> new LinkedHashSet<>())
                        .add(origin.note());
            }
        }
        List<String> lines = new ArrayList<>();
        byLine.forEach((line, notes) -> lines.add((line > 0 ? "line " + line + ": " : "") + String.join("\n", notes)));
        return String.join("\n", lines);
    }
}
