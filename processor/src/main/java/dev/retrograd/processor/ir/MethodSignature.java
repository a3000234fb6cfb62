package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The signature of a method to differentiate, as far as its companion has to repeat it.
 *
 * @param packageName the package; empty for the unnamed one
 * @param enclosingClass the class as written inside its package, {@code Outer.Inner} if nested
 * @param methodName the method
 * @param parameters the parameters in order; for an instance method the receiver comes first
 * @param output the result
 * @param thrown the checked exceptions of the throws clause
 * @param invocation how it is called
 */
public record MethodSignature(
        String packageName,
        String enclosingClass,
        String methodName,
        List<Parameter> parameters,
        Structure output,
        List<ClassType> thrown,
        Invocation invocation) {

    /**
     * How a method is called, its parameters given.
     *
     * @param onReceiver whether it is called on the first of them
     * @param output the name of the one that it leaves its result in; empty if it returns that
     */
    public record Invocation(boolean onReceiver, String output) {
        /** That of a static method that returns its result. */
        public static final Invocation STATIC = new Invocation(false, "");
    }

    /** Copies the lists. */
    public MethodSignature {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** The signature of a static method whose result has no parts. */
    public MethodSignature(
            String packageName,
            String enclosingClass,
            String methodName,
            List<Parameter> parameters,
            Type result,
            List<ClassType> thrown) {
        this(packageName, enclosingClass, methodName, parameters, Structure.of(result), thrown, Invocation.STATIC);
    }

    /** The result's type. */
    public Type result() {
        return output.type();
    }

    /** Whether a gradient takes the adjoint of the result, which is no scalar. */
    public boolean isSeeded() {
        return !output.type().isFloating();
    }

    /** The numbers of the function's results that take a part of the seed. */
    public Set<Integer> seeded() {
        Set<Integer> seeded = new TreeSet<>();
        List<Structure.Path> leaves = output.leaves();
        for (int i = 0; i < leaves.size() && isSeeded(); i++) {
            if (leaves.get(i).leaf().isActive()) {
                seeded.add(i);
            }
        }
        return seeded;
    }

    /** The parameters that derivatives are taken with respect to, in order. */
    public List<Parameter> active() {
        return parameters.stream().filter(Parameter::active).toList();
    }

    /**
     * One parameter.
     *
     * @param name its name in the source
     * @param structure what it is
     */
    public record Parameter(String name, Structure structure) {

        /** A parameter without parts; {@code constant} if it is marked so. */
        public Parameter(String name, Type type, boolean constant) {
            this(name, constant ? Structure.of(type).constant() : Structure.of(type));
        }

        /** Its type. */
        public Type type() {
            return structure.type();
        }

        /** Whether derivatives are taken with respect to it. */
        public boolean active() {
            return structure.isActive();
        }
    }
}
