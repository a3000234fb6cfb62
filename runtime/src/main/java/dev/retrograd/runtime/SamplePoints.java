package dev.retrograd.runtime;

import java.lang.reflect.Array;
import java.util.Random;

/** Draws arguments for generated tests; the same seed gives the same arguments. */
public final class SamplePoints {
    private static final int DEFAULT_LENGTH = 3;

    private final Random random;

    /**
     * Starts to draw.
     *
     * @param seed where to start
     */
    public SamplePoints(long seed) {
        random = new Random(seed);
    }

    /**
     * Draws a primitive value, an array of such or a {@link Matrix}.
     *
     * @param <T> the type to draw
     * @param type its class, {@code double[].class}; for a primitive type that of its box
     * @param from the least number
     * @param to the largest number
     * @param size lengths of arrays, the outermost first, or rows and columns; 3 where there are too few
     * @return what was drawn
     * @throws IllegalArgumentException for other types, and if {@code from} is not below {@code to}
     */
    public <T> T draw(Class<T> type, double from, double to, int... size) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("nothing is between " + from + " and " + to);
        }
        return type.cast(of(type, from, to, size, 0));
    }

    private Object of(Class<?> type, double from, double to, int[] size, int depth) {
        if (type.isArray()) {
            int length = length(size, depth);
            Object array = Array.newInstance(type.getComponentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, of(type.getComponentType(), from, to, size, depth + 1));
            }
            return array;
        } else if (type == Matrix.class) {
            return Matrix.of((double[][]) of(double[][].class, from, to, size, depth));
        } else if (type == Double.class || type == double.class) {
            return from + (to - from) * random.nextDouble();
        } else if (type == Float.class || type == float.class) {
            return (float) (from + (to - from) * random.nextDouble());
        } else if (type == Boolean.class || type == boolean.class) {
            return random.nextBoolean();
        }
        long whole = whole(from, to);
        if (type == Integer.class || type == int.class) {
            return (int) whole;
        } else if (type == Long.class || type == long.class) {
            return whole;
        }
        throw new IllegalArgumentException("cannot draw " + type);
    }

    private long whole(double from, double to) {
        long low = (long) Math.ceil(from);
        long high = (long) Math.floor(to);
        if (low > high) {
            throw new IllegalArgumentException("no integer is between " + from + " and " + to);
        }
        return low + (long) (random.nextDouble() * (high - low + 1));
    }

    private static int length(int[] size, int depth) {
        return depth < size.length ? size[depth] : DEFAULT_LENGTH;
    }
}
