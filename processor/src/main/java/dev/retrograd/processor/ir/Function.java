package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A method in the intermediate representation, primal or derived.
 *
 * @param name the method's name
 * @param active the parameters with respect to which derivatives are asked for
 * @param body the body; its parameters are the method's, its terminator is a {@link Op.Return}
 * @param callees the functions that it and they invoke by name; they have none of their own
 */
public record Function(String name, Set<Value> active, Region body, List<Function> callees) {
    /** Copies the set and the list. */
    public Function {
        active = Set.copyOf(active);
        callees = List.copyOf(callees);
    }

    /** A function that invokes no other. */
    public Function(String name, Set<Value> active, Region body) {
        this(name, active, body, List.of());
    }

    /** The parameters in order. */
    public List<Value> params() {
        return body.params();
    }

    /** What is returned; one value for a method that is differentiated. */
    public List<Value> results() {
        return body.yields();
    }

    /** The same function with another body that has the same parameters. */
    public Function withBody(Region replacement) {
        return new Function(name, active, replacement, callees);
    }

    /** The same function with derivatives with respect to other parameters. */
    public Function withActive(Set<Value> parameters) {
        return new Function(name, parameters, body, callees);
    }

    /** The same function with other callees. */
    public Function withCallees(List<Function> replacements) {
        return new Function(name, active, body, replacements);
    }

    /** Applies a rewriting to this function and to each of its callees. */
    public Function each(UnaryOperator<Function> rewriting) {
        Function rewritten = rewriting.apply(this);
        return callees.isEmpty()
                ? rewritten
                : rewritten.withCallees(callees.stream().map(rewriting).toList());
    }

    /** The callee of a call; empty if the call is none of a function. */
    public Optional<Function> callee(Op.Invoke invoke) {
        return invoke.isInternal()
                ? callees.stream()
                        .filter(callee -> callee.name().equals(invoke.function()))
                        .findFirst()
                : Optional.empty();
    }
}
