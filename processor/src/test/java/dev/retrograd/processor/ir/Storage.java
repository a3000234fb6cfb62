package dev.retrograd.processor.ir;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;

/** Whole arrays and matrices: made, copied, added up. */
final class Storage {
    private Storage() {}

    /** A new array; scratch arrays hold garbage instead of zeros. */
    static Object allocate(Type type, int[] lengths, boolean scratch) {
        Type element = type;
        for (int i = 0; i < lengths.length; i++) {
            element = ((ArrayType) element).element();
        }
        Object array = Array.newInstance(Reflection.type(element), lengths);
        if (scratch) {
            spoil(array);
        }
        return array;
    }

    private static void spoil(Object array) {
        for (int i = 0; i < Array.getLength(array); i++) {
            Class<?> type = array.getClass().getComponentType();
            if (type == double.class || type == float.class) {
                Array.set(array, i, Float.NaN);
            } else if (type == int.class || type == long.class) {
                Array.set(array, i, 987654321);
            } else if (type == boolean.class) {
                Array.set(array, i, true);
            } else if (Array.get(array, i) != null && type.isArray()) {
                spoil(Array.get(array, i));
            }
        }
    }

    /** A deep copy, or zeros of the same shape. */
    static Object copy(Object storage, boolean zero) {
        if (storage instanceof Matrix matrix) {
            return Matrix.wrap((double[][]) copy(matrix.data(), zero));
        } else if (storage == null) {
            return null;
        }
        Class<?> type = storage.getClass().getComponentType();
        int length = Array.getLength(storage);
        Object copy = Array.newInstance(type, length);
        if (!zero && !type.isArray()) {
            System.arraycopy(storage, 0, copy, 0, length);
        } else if (type.isArray()) {
            for (int i = 0; i < length; i++) {
                Array.set(copy, i, copy(Array.get(storage, i), zero));
            }
        }
        return copy;
    }

    /** {@code target += value}. */
    static void add(Object target, Object value) {
        if (target instanceof Matrix matrix) {
            add(matrix.data(), ((Matrix) value).data());
        } else if (target instanceof double[] doubles) {
            requireSame(doubles.length, ((double[]) value).length);
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] += ((double[]) value)[i];
            }
        } else if (target instanceof float[] floats) {
            requireSame(floats.length, ((float[]) value).length);
            for (int i = 0; i < floats.length; i++) {
                floats[i] += ((float[]) value)[i];
            }
        } else {
            Object[] rows = (Object[]) target;
            requireSame(rows.length, ((Object[]) value).length);
            for (int i = 0; i < rows.length; i++) {
                add(rows[i], ((Object[]) value)[i]);
            }
        }
    }

    private static void requireSame(int expected, int actual) {
        if (expected != actual) {
            throw new IllegalStateException("accumulates " + actual + " elements into " + expected);
        }
    }
}
