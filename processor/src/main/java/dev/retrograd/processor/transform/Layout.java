package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Structure;
import java.util.List;

/**
 * The order of the numbers in a method's parameters and results: arrays of objects, whose fields are arrays to the function, go
 * object by object.
 *
 * @param inputs the active parameters
 * @param output the result; null for leaves as they come
 */
public record Layout(List<Structure> inputs, Structure output) {
    /** Leaves as they come. */
    public static final Layout FLAT = new Layout(List.of(), null);

    /** Copies the list. */
    public Layout {
        inputs = List.copyOf(inputs);
    }

    /** The layout of a method. */
    public static Layout of(MethodSignature signature) {
        return new Layout(signature.active().stream().map(Parameter::structure).toList(), signature.output());
    }

    List<Structure> outputs() {
        return output == null ? List.of() : List.of(output);
    }
}
