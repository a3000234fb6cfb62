package dev.retrograd.processor.corpus;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Arguments for a corpus method, and the adjoint of its result where that is no scalar. */
final class Sample {
    private final Object[] arguments;
    private final List<Class<?>> adjoints;
    private final Object seed;

    private Sample(Object[] arguments, List<Class<?>> adjoints, Object seed) {
        this.arguments = arguments;
        this.adjoints = adjoints;
        this.seed = seed;
    }

    Object[] arguments() {
        return arguments;
    }

    /** How many numbers, arrays and matrices in the arguments have a derivative. */
    int activeLeaves() {
        int count = 0;
        for (int i = 0; i < arguments.length; i++) {
            for (boolean active : Objects.active(arguments[i], adjoints.get(i))) {
                count += active ? 1 : 0;
            }
        }
        return count;
    }

    /** For each argument what its adjoint looks like; null for constant ones. */
    List<Class<?>> adjoints() {
        return adjoints;
    }

    Object seed() {
        return seed;
    }

    /** Random arguments, the same on every run. */
    static Sample of(Companion companion, int number) {
        Random random = new Random(31L * companion.method().getName().hashCode() + number);
        List<Object> drawn = new ArrayList<>();
        Method method = companion.method();
        if (!Modifier.isStatic(method.getModifiers())) {
            drawn.add(object(method.getDeclaringClass(), random));
        }
        Arrays.stream(method.getParameters()).forEach(parameter -> drawn.add(argument(parameter, random)));
        Object[] arguments = drawn.toArray();
        Object seed = null;
        if (companion.isSeeded()) {
            seed = adjoint(
                    companion.value(Values.copies(arguments)), companion.seedType(), x -> random.nextDouble() * 2 - 1);
        }
        return new Sample(arguments, companion.adjoints(), seed);
    }

    /** What an adjoint of the value looks like, with the numbers that the operator makes of the value's. */
    static Object adjoint(Object value, Class<?> type, DoubleUnaryOperator number) {
        if (Objects.isArray(value)) {
            Class<?> element = type.getComponentType();
            Object[] array = (Object[]) Array.newInstance(element, Array.getLength(value));
            Arrays.setAll(array, i -> adjoint(Array.get(value, i), element, number));
            return array;
        }
        if (!Objects.isObject(value.getClass())) {
            return Values.map(value, number);
        }
        List<Object> parts = new ArrayList<>();
        for (Field field : Objects.fields(value.getClass())) {
            Class<?> guide = Objects.guide(field, type);
            if (guide != null) {
                parts.add(adjoint(Objects.get(field, value), guide, number));
            }
        }
        return made(type.getDeclaredConstructors()[0], parts);
    }

    private static Object made(Constructor<?> constructor, List<Object> arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a constructor of the corpus failed", e);
        }
    }

    /** A random object, made by the constructor that takes most. */
    private static Object object(Class<?> type, Random random) {
        Constructor<?> constructor = Objects.constructor(type);
        return made(
                constructor,
                Arrays.stream(constructor.getParameters())
                        .map(parameter -> argument(parameter, random))
                        .toList());
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
        } else if (type == String.class) {
            return List.of("a", "b", "c", "other").get(random.nextInt(4));
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        } else if (Objects.isObject(type)) {
            return object(type, random);
        } else if (type.isArray() && Objects.isObject(type.getComponentType())) {
            Object[] objects = (Object[]) Array.newInstance(type.getComponentType(), size.length == 0 ? 3 : size[0]);
            Arrays.setAll(objects, i -> object(type.getComponentType(), random));
            return objects;
        } else if (type == Matrix.class) {
            int[] shape = size.length == 0 ? new int[] {3, 4} : size;
            return Values.map(Matrix.zeros(shape[0], shape[1]), x -> between(from, to, random));
        } else if (type == Object.class) {
            return List.<Object>of("text", 3, 2.5, 'c').get(random.nextInt(4));
        } else if (type == List.class) {
            return List.of(random.nextInt(4), random.nextInt(4), random.nextInt(4));
        } else if (type == Integer.class) {
            return random.nextInt((int) from, (int) to + 1);
        } else if (type == char.class) {
            return (char) ('a' + random.nextInt(26));
        } else if (type == byte.class) {
            return (byte) random.nextInt(256);
        } else if (type == short.class) {
            return (short) random.nextInt(1 << 16);
        } else if (type == int[].class) {
            return random.ints(size[0], (int) from, (int) to + 1).toArray();
        } else if (type == boolean[].class) {
            boolean[] flags = new boolean[size[0]];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = random.nextBoolean();
            }
            return flags;
        } else if (type == long[].class) {
            return random.longs(size[0], (long) from, (long) to + 1).toArray();
        } else if (type == int[][].class) {
            int[][] rows = new int[size[0]][];
            Arrays.setAll(
                    rows, i -> random.ints(size[1], (int) from, (int) to + 1).toArray());
            return rows;
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
            result[index] = Values.map(result[index], adjoints.get(index), x -> next.next());
        }
        return result;
    }

    /** The numbers in the active arguments. */
    double[] numbers(List<Integer> active) {
        return active.stream()
                .flatMapToDouble(index -> Arrays.stream(Values.flatten(arguments[index], adjoints.get(index))))
                .toArray();
    }
}
