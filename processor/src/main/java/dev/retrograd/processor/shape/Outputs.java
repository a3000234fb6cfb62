package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Structure.Path;
import dev.retrograd.processor.shape.CompanionPlan.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member leaves in the workspace.
 *
 * @param fields the numbers, arrays and matrices that are kept
 * @param readers what puts them together
 */
record Outputs(List<Component> fields, List<Reader> readers) {
    /** Nothing. */
    static final Outputs NONE = new Outputs(List.of(), List.of());

    /**
     * The outputs of a member.
     *
     * @param readers one for each structure
     * @param structures what is kept; active leaves have a field each, and what has none is left out
     */
    static Outputs of(List<Component> readers, List<Structure> structures, AdjointRecords adjoints, FreeNames names) {
        List<Component> fields = new ArrayList<>();
        List<Reader> contents = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            if (!structures.get(i).isActive()) {
                continue;
            }
            Component reader = readers.get(i);
            List<String> leaves = new ArrayList<>();
            for (Path path : active(structures.get(i))) {
                String name = path.way().isEmpty() ? reader.name() : names.take(path.name(reader.name()));
                leaves.add(name);
                fields.add(new Component(name, path.leaf().type(), reader.doc()));
            }
            contents.add(new Reader(reader, adjoints.assemble(structures.get(i), leaves.iterator())));
        }
        return new Outputs(fields, contents);
    }

    /** The leaves that have derivatives. */
    static List<Path> active(Structure structure) {
        return structure.leaves().stream()
                .filter(path -> path.leaf().isActive())
                .toList();
    }

    /** These and those. */
    Outputs and(Outputs others) {
        List<Component> allFields = new ArrayList<>(fields);
        allFields.addAll(others.fields);
        List<Reader> allReaders = new ArrayList<>(readers);
        allReaders.addAll(others.readers);
        return new Outputs(allFields, allReaders);
    }
}
