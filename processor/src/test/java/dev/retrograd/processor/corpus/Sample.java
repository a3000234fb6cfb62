package dev.retrograd.processor.corpus;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Arguments for a corpus method, and the adjoint of its result where that is no scalar. */
final class Sample {
    private final Object[] arguments;
    private final Object seed;

    private Sample(Object[] arguments, Object seed) {
        this.arguments = arguments;
        this.seed = seed;
    }

    Object[] arguments() {
        return arguments;
    }

    Object seed() {
        return seed;
    }

    /** Random arguments, the same on every run. */
    static Sample of(Companion companion, int number) {
        Random random = new Random(31L * companion.method().getName().hashCode() + number);
        Object[] arguments = Arrays.stream(companion.method().getParameters())
                .map(parameter -> argument(parameter, random))
                .toArray();
        Object seed = null;
        if (companion.isSeeded()) {
            seed = Values.map(companion.value(Values.copies(arguments)), x -> random.nextDouble() * 2 - 1);
        }
        return new Sample(arguments, seed);
    }

    private static Object argument(Parameter parameter, Random random) {
        In in = parameter.getAnnotation(In.class);
        int[] size = in == null ? new int[0] : in.size();
        double from = in == null ? 0.5 : in.from();
        double to = in == null ? 2 : in.to();
        Class<?> type = parameter.getType();
        if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class) {
            return random.nextInt((int) from, (int) to + 1);
        } else if (type == long.class) {
            return (long) random.nextInt((int) from, (int) to + 1);
        } else if (type == Matrix.class) {
            int[] shape = size.length == 0 ? new int[] {3, 4} : size;
            return Values.map(Matrix.zeros(shape[0], shape[1]), x -> between(from, to, random));
        } else if (type == int[].class) {
            return random.ints(size[0], (int) from, (int) to + 1).toArray();
        } else if (type.isArray()) {
            return Values.map(zeros(type, size), x -> between(from, to, random));
        }
        double number = between(from, to, random);
        return type == float.class ? (Object) (float) number : (Object) number;
    }

    private static Object zeros(Class<?> type, int[] size) {
        Class<?> element = type;
        int rank = 0;
        while (element.isArray()) {
            element = element.getComponentType();
            rank++;
        }
        int[] shape = size.length > 0 ? size : Arrays.copyOf(new int[] {3, 4, 2}, rank);
        if (size.length == 0 && rank == 1) {
            shape[0] = 4;
        }
        return Array.newInstance(element, shape);
    }

    private static double between(double from, double to, Random random) {
        return from + (to - from) * random.nextDouble();
    }

    /** The arguments with other numbers in the active ones. */
    Object[] with(List<Integer> active, double[] numbers) {
        Object[] result = Values.copies(arguments);
        Iterator<Double> next = Arrays.stream(numbers).iterator();
        for (int index : active) {
            result[index] = Values.map(result[index], x -> next.next());
        }
        return result;
    }

    /** The numbers in the active arguments. */
    double[] numbers(List<Integer> active) {
        return Values.flatten(active.stream().map(index -> arguments[index]).toList());
    }
}
