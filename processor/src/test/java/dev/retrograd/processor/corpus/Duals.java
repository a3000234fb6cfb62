package dev.retrograd.processor.corpus;

import dev.retrograd.processor.ir.DualInterpreter;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.processor.optimize.matrix.Matrices;
import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Gradients from dual numbers: one run of the lowered method for each number in its active arguments. */
final class Duals {
    private Duals() {}

    /**
     * The gradient.
     *
     * @param results for each result of the function whether a part of the seed belongs to it
     */
    static double[] gradient(
            Function function, List<Integer> active, Sample sample, List<Boolean> results, double[] seed) {
        Function loops = function.each(Matrices::expand);
        double[] gradient = new double[sample.numbers(active).length];
        for (int i = 0; i < gradient.length; i++) {
            int[] position = {0};
            int wanted = i;
            Object[] arguments = Values.copies(sample.arguments());
            List<Object> leaves = new ArrayList<>();
            List<Boolean> isActive = new ArrayList<>();
            for (int k = 0; k < arguments.length; k++) {
                leaves.addAll(Objects.leaves(arguments[k]));
                isActive.addAll(Objects.active(arguments[k], sample.adjoints().get(k)));
            }
            List<Object> tangents = new ArrayList<>();
            for (int k = 0; k < leaves.size(); k++) {
                tangents.add(
                        isActive.get(k)
                                ? unit(leaves.get(k), position, wanted)
                                : leaves.get(k) != null && Values.isFloating(leaves.get(k))
                                        ? unit(leaves.get(k), new int[] {0}, -1)
                                        : null);
            }
            DualInterpreter.Dual dual = DualInterpreter.run(loops, leaves, tangents);
            List<Object> seeded = new ArrayList<>();
            for (int k = 0; k < dual.tangents().size(); k++) {
                if (results.get(k)) {
                    seeded.add(dual.tangents().get(k));
                }
            }
            gradient[i] = Values.dot(seed, Values.flatten(seeded));
        }
        return gradient;
    }

    /** The numbers that the lowered method returns. */
    static double[] value(Function function, Sample sample) {
        List<Object> leaves = new ArrayList<>();
        for (Object argument : Values.copies(sample.arguments())) {
            leaves.addAll(Objects.leaves(argument));
        }
        List<Object> results = new ArrayList<>(Interpreter.run(function.each(Matrices::expand), leaves.toArray()));
        results.removeIf(result -> result == null || !Values.isFloating(result));
        return Values.flatten(results);
    }

    /** Zeros in double precision, but one at the wanted position. */
    private static Object unit(Object value, int[] position, int wanted) {
        if (value instanceof Matrix matrix) {
            return unit(matrix.toArray(), position, wanted);
        } else if (!value.getClass().isArray()) {
            return position[0]++ == wanted ? 1.0 : 0.0;
        } else if (value instanceof double[] || value instanceof float[]) {
            double[] zeros = new double[Array.getLength(value)];
            for (int i = 0; i < zeros.length; i++) {
                zeros[i] = position[0]++ == wanted ? 1.0 : 0.0;
            }
            return zeros;
        }
        Object[] rows = (Object[]) value;
        Object[] zeros = value instanceof float[][]
                ? new double[rows.length][]
                : (Object[]) Array.newInstance(value.getClass().getComponentType(), rows.length);
        for (int i = 0; i < rows.length; i++) {
            zeros[i] = unit(rows[i], position, wanted);
        }
        return zeros;
    }
}
