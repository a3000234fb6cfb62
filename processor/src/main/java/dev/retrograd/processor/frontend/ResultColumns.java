package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Function;

/** Takes apart an array of objects that a companion hands out: an array for each of their fields. */
final class ResultColumns {
    private final Code code;
    private final Branching branching;

    ResultColumns(Code code) {
        this.code = code;
        branching = new Branching(code);
    }

    /** Adds the leaves of an array, or of one of several; null for an array that is not known. */
    void flatten(Value value, Structure.Elements structure, List<Value> leaves) {
        if (!isKnown(value)) {
            leaves.add(null);
            return;
        }
        check(value);
        collect(structure.element(), array -> array, value, leaves);
    }

    private boolean isKnown(Value value) {
        return code.phantom(value) instanceof Phantom.Choice choice
                ? isKnown(choice.first()) && isKnown(choice.second())
                : code.phantom(value) instanceof ObjectArray;
    }

    /** Throws if an element is missing: there is no object of which a derivative could be taken. */
    private void check(Value value) {
        if (code.phantom(value) instanceof Phantom.Choice choice) {
            branching.statements(choice.condition(), false, () -> check(choice.first()), () -> check(choice.second()));
            return;
        }
        Value presence = ((ObjectArray) code.phantom(value)).presence();
        if (presence == null) {
            return;
        }
        RegionBuilder region = code.builder();
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(code.nextLabel(), region.constant(0), region.length(presence), counter, body -> {
            Value missing = body.call(Primitive.BOOLEAN, "!", body.load(presence, counter));
            Checks.raiseIf(body, missing, "java.lang.IllegalStateException", "an element of the result is null");
        });
    }

    private void collect(
            Structure.Parts element, Function<ObjectArray, ObjectArray> way, Value value, List<Value> leaves) {
        for (Structure.Part part : element.parts()) {
            Function<ObjectArray, Value> column = array -> {
                ObjectArray objects = way.apply(array);
                return objects.columns().get(Lowering.field(objects.layout(), part));
            };
            if (part.structure() instanceof Structure.Parts inner) {
                collect(inner, array -> (ObjectArray) code.phantom(column.apply(array)), value, leaves);
            } else {
                leaves.add(chosen(value, column));
            }
        }
    }

    private Value chosen(Value value, Function<ObjectArray, Value> column) {
        if (!(code.phantom(value) instanceof Phantom.Choice choice)) {
            return column.apply((ObjectArray) code.phantom(value));
        }
        return branching.expressions(
                choice.condition(),
                column.apply(any(choice)).type(),
                () -> chosen(choice.first(), column),
                () -> chosen(choice.second(), column));
    }

    private ObjectArray any(Phantom.Choice choice) {
        return code.phantom(choice.first()) instanceof Phantom.Choice inner
                ? any(inner)
                : (ObjectArray) code.phantom(choice.first());
    }
}
