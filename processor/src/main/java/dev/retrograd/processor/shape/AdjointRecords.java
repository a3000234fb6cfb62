package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Structure.Elements;
import dev.retrograd.processor.ir.Structure.Part;
import dev.retrograd.processor.ir.Structure.Parts;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.shape.CompanionPlan.RecordPlan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nested records that stand for adjoints of classes: one component for each active field, nothing else. */
final class AdjointRecords {
    private final String companion;
    private final FreeNames names;
    private final Map<Parts, RecordPlan> records = new LinkedHashMap<>();

    /** Records nested in a companion of this qualified name; those of the user's types that it mentions keep their names. */
    AdjointRecords(String companion, FreeNames names) {
        this.companion = companion;
        this.names = names;
    }

    /** The records in the order in which they were asked for. */
    List<RecordPlan> plans() {
        return List.copyOf(records.values());
    }

    /** The type of the adjoint of something active. */
    Type type(Structure structure) {
        if (structure instanceof Elements elements) {
            return new ArrayType(type(elements.element()));
        }
        return structure instanceof Parts parts
                ? new ClassType(companion + "." + plan(parts).name())
                : structure.type();
    }

    private RecordPlan plan(Parts parts) {
        Parts key = unread(parts);
        RecordPlan known = records.get(key);
        if (known != null) {
            return known;
        }
        String simple = simpleName(parts.type());
        List<Component> components = new ArrayList<>();
        FreeNames free = new FreeNames(FreeNames.OBJECT_METHODS);
        for (Part part : parts.parts()) {
            if (part.structure().isActive()) {
                String doc = "the derivative with respect to {@code " + part.name() + "}";
                components.add(new Component(free.take(part.name()), type(part.structure()), doc));
            }
        }
        var plan = new RecordPlan(
                names.take(simple + "Adjoint"),
                "The derivatives with respect to what a {@code " + simple + "} holds.",
                components);
        records.put(key, plan);
        return plan;
    }

    /** The same whatever reads the parts: of a parameter fields may, of a result nothing does. */
    private static Parts unread(Parts parts) {
        return new Parts(
                parts.type(),
                parts.parts().stream()
                        .map(part -> new Part(part.name(), "", unread(part.structure())))
                        .toList());
    }

    private static Structure unread(Structure structure) {
        if (structure instanceof Elements elements) {
            return new Elements(elements.type(), unread(elements.element()));
        }
        return structure instanceof Parts parts ? unread(parts) : structure;
    }

    static String simpleName(ClassType type) {
        String name = type.erased();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** An adjoint put together of the given leaves, one for each active leaf in order. */
    Assembly assemble(Structure structure, Iterator<String> leaves) {
        if (structure instanceof Elements elements) {
            List<String> columns = new ArrayList<>();
            Outputs.active(elements).forEach(path -> columns.add(leaves.next()));
            Iterator<String> parts = columns.stream()
                    .map(column -> column + "[" + Assembly.Each.INDEX + "]")
                    .iterator();
            return new Assembly.Each(type(elements.element()), columns.get(0), assemble(elements.element(), parts));
        }
        if (!(structure instanceof Parts parts)) {
            return new Assembly.Named(leaves.next());
        }
        List<Assembly> arguments = new ArrayList<>();
        for (Part part : parts.parts()) {
            if (part.structure().isActive()) {
                arguments.add(assemble(part.structure(), leaves));
            }
        }
        return new Assembly.Made(type(structure), arguments);
    }

    /** What reads the active leaves of an adjoint, one after the other. */
    List<List<String>> readers(Structure structure) {
        List<List<String>> readers = new ArrayList<>();
        if (structure instanceof Elements elements) {
            for (List<String> inner : readers(elements.element())) {
                List<String> reader = new ArrayList<>(List.of(Elements.EACH));
                reader.addAll(inner);
                readers.add(reader);
            }
            return readers;
        }
        if (!(structure instanceof Parts parts)) {
            readers.add(List.of());
            return readers;
        }
        Iterator<Component> components = plan(parts).components().iterator();
        for (Part part : parts.parts()) {
            if (part.structure().isActive()) {
                String accessor = components.next().name() + "()";
                for (List<String> inner : readers(part.structure())) {
                    List<String> reader = new ArrayList<>(List.of(accessor));
                    reader.addAll(inner);
                    readers.add(reader);
                }
            }
        }
        return readers;
    }
}
