package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a sweep needs besides its own statements: fields of the workspace, helper methods, the tape. */
final class Buffers {
    private final Map<String, Type> fields = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final Set<String> passing = new LinkedHashSet<>();
    private final Set<Helper> helpers = new LinkedHashSet<>();
    private boolean tape;
    private String chunks = "";
    private String calls = "";

    Buffers(Collection<String> adjoints) {
        taken.addAll(adjoints);
        taken.add("tape");
    }

    /** A new field for a buffer; {@return its name} */
    String field(String wish, Type type) {
        String name = wish;
        for (int number = 2; !taken.add(name); number++) {
            name = wish + number;
        }
        fields.put(name, type);
        return name;
    }

    /** A new field in which a method hands a result over, to be read at once; {@return its name} */
    String passing(String wish, Type type) {
        String name = field(wish, type);
        passing.add(name);
        return name;
    }

    /** Whether a field's content may change with every call. */
    boolean isPassing(String field) {
        return passing.contains(field);
    }

    /** Asks for a helper method; {@return its name} */
    String helper(Helper.Kind kind, Type type, int count) {
        helpers.add(new Helper(kind, type, count));
        return kind.method();
    }

    /** The field with the workspaces of chunks; {@return its name} */
    String chunks(Type type) {
        if (chunks.isEmpty()) {
            chunks = field("chunks", type);
        }
        return chunks;
    }

    /** Whether a field holds the workspaces of chunks. */
    boolean isOfChunks(String field) {
        return field.equals(chunks);
    }

    /** Has the workspace count calls. */
    void countCalls() {
        if (calls.isEmpty()) {
            calls = field("calls", SharedUse.COUNT);
        }
    }

    /** The field that counts calls; {@return its name, empty if there is none} */
    String calls() {
        return calls;
    }

    void useTape() {
        tape = true;
    }

    boolean usesTape() {
        return tape;
    }

    /** The buffers by name, without those that hold derivatives. */
    Map<String, Type> fields() {
        return fields;
    }

    Set<Helper> helpers() {
        return helpers;
    }
}
