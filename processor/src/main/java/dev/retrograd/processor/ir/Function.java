package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Set;

/**
 * A method in the intermediate representation, primal or derived.
 *
 * @param name the method's name
 * @param active the parameters with respect to which derivatives are asked for
 * @param body the body; its parameters are the method's, its terminator is a {@link Op.Return}
 */
public record Function(String name, Set<Value> active, Region body) {
    /** Copies the set. */
    public Function {
        active = Set.copyOf(active);
    }

    /** The parameters in order. */
    public List<Value> params() {
        return body.params();
    }

    /** What is returned; one value for a primal method. */
    public List<Value> results() {
        return body.yields();
    }

    /** The same function with another body that has the same parameters. */
    public Function withBody(Region replacement) {
        return new Function(name, active, replacement);
    }
}
