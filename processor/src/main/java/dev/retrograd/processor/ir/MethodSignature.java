package dev.retrograd.processor.ir;

import java.util.List;

/**
 * The signature of a method to differentiate, as far as its companion has to repeat it.
 *
 * @param packageName the package; empty for the unnamed one
 * @param enclosingClass the class as written inside its package, {@code Outer.Inner} if nested
 * @param methodName the method
 * @param parameters the parameters in order; for an instance method the receiver comes first
 * @param result the result's type
 * @param thrown the checked exceptions of the throws clause
 */
public record MethodSignature(
        String packageName,
        String enclosingClass,
        String methodName,
        List<Parameter> parameters,
        Type result,
        List<ClassType> thrown) {

    /** Copies the lists. */
    public MethodSignature {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** The parameters that derivatives are taken with respect to, in order. */
    public List<Parameter> active() {
        return parameters.stream().filter(Parameter::active).toList();
    }

    /**
     * One parameter.
     *
     * @param name its name in the source
     * @param type its type
     * @param constant whether it is marked as constant
     */
    public record Parameter(String name, Type type, boolean constant) {

        /** Whether derivatives are taken with respect to it. */
        public boolean active() {
            return !constant && type.isDifferentiable();
        }
    }
}
