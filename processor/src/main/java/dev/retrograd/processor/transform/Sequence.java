package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Structure.Elements;
import dev.retrograd.processor.ir.Structure.Part;
import dev.retrograd.processor.ir.Structure.Parts;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What follows one another in a sequence of numbers. */
sealed interface Sequence {
    /** A number, an array or a matrix. */
    record One(Value value) implements Sequence {}

    /** The objects of an array, one after the other: its parts are arrays, of which each object has an element. */
    record Objects(List<Sequence> parts) implements Sequence {}

    /** The first of the values, whose length is the number of objects. */
    default Value first() {
        return this instanceof One one
                ? one.value()
                : ((Objects) this).parts().get(0).first();
    }

    /** The same with other values. */
    default Sequence map(UnaryOperator<Value> function) {
        if (this instanceof One one) {
            return new One(function.apply(one.value()));
        }
        return new Objects(((Objects) this)
                .parts().stream().map(part -> part.map(function)).toList());
    }

    /**
     * The values as they follow one another.
     *
     * @param structures what they belong to; none if each stands for itself
     * @param values the active leaves
     */
    static List<Sequence> of(List<Structure> structures, List<Value> values) {
        List<Sequence> parts = new ArrayList<>();
        Iterator<Value> leaves = values.iterator();
        structures.forEach(structure -> collect(structure, leaves, parts));
        leaves.forEachRemaining(leaf -> parts.add(new One(leaf)));
        return parts;
    }

    private static void collect(Structure structure, Iterator<Value> leaves, List<Sequence> to) {
        if (!structure.isActive()) {
            return;
        } else if (structure instanceof Elements elements) {
            List<Sequence> parts = new ArrayList<>();
            collect(elements.element(), leaves, parts);
            to.add(new Objects(parts));
        } else if (structure instanceof Parts object) {
            for (Part part : object.parts()) {
                collect(part.structure(), leaves, to);
            }
        } else {
            to.add(new One(leaves.next()));
        }
    }
}
