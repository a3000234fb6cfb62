package dev.retrograd.processor.corpus;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Numbers, arrays of numbers and matrices as trees of numbers. */
final class Values {
    private Values() {}

    /** Whether a value holds floating-point numbers. */
    static boolean isFloating(Object value) {
        Class<?> element = value.getClass();
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element == double.class
                || element == float.class
                || value instanceof Double
                || value instanceof Float
                || value instanceof Matrix;
    }

    /** A deep copy in which each number has gone through the operator, in order. */
    static Object map(Object value, DoubleUnaryOperator operator) {
        return map(value, double.class, operator);
    }

    /** The same, for the numbers alone for which an adjoint of this type has a place. */
    static Object map(Object value, Class<?> adjoint, DoubleUnaryOperator operator) {
        if (Objects.isArray(value)) {
            Class<?> type = value.getClass().getComponentType();
            Class<?> guide = adjoint == null || !adjoint.isArray() ? adjoint : adjoint.getComponentType();
            Object[] copy = (Object[]) Array.newInstance(type, Array.getLength(value));
            return Objects.mapped(type, List.of((Object[]) value), guide, operator)
                    .toArray(copy);
        }
        if (value != null && Objects.isObject(value.getClass())) {
            return Objects.rebuild(value, (field, content) -> map(content, Objects.guide(field, adjoint), operator));
        }
        return adjoint == null ? mapped(value, x -> x) : mapped(value, operator);
    }

    /** The same, but arrays of objects object by object, as matrices of derivatives have them. */
    static Object mapInOrder(Object value, Class<?> adjoint, DoubleUnaryOperator operator) {
        if (Objects.isArray(value)) {
            Class<?> element = adjoint == null || !adjoint.isArray() ? adjoint : adjoint.getComponentType();
            Object[] copy = (Object[]) Array.newInstance(value.getClass().getComponentType(), Array.getLength(value));
            Arrays.setAll(copy, i -> mapInOrder(Array.get(value, i), element, operator));
            return copy;
        }
        return value != null && Objects.isObject(value.getClass())
                ? Objects.rebuild(
                        value, (field, content) -> mapInOrder(content, Objects.guide(field, adjoint), operator))
                : map(value, adjoint, operator);
    }

    /** The numbers in that order. */
    static double[] inOrder(Object value, Class<?> adjoint) {
        List<Double> numbers = new ArrayList<>();
        mapInOrder(value, adjoint, x -> {
            numbers.add(x);
            return x;
        });
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Object mapped(Object value, DoubleUnaryOperator operator) {
        if (value instanceof Matrix matrix) {
            return Matrix.of((double[][]) mapped(matrix.toArray(), operator));
        } else if (value instanceof Double number) {
            return operator.applyAsDouble(number);
        } else if (value instanceof Float number) {
            return (float) operator.applyAsDouble(number);
        } else if (value == null || !value.getClass().isArray()) {
            return value;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        for (int i = 0; i < length; i++) {
            Array.set(copy, i, mapped(Array.get(value, i), operator));
        }
        return copy;
    }

    static Object copy(Object value) {
        return map(value, x -> x);
    }

    static Object[] copies(Object[] values) {
        Object[] copies = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            copies[i] = copy(values[i]);
        }
        return copies;
    }

    /** The numbers of a value, or of each value of a list, in order. */
    static double[] flatten(Object value) {
        return flatten(value, double.class);
    }

    /** The same, for the numbers alone for which an adjoint of this type has a place. */
    static double[] flatten(Object value, Class<?> adjoint) {
        List<Double> numbers = new ArrayList<>();
        for (Object part : value instanceof List<?> list ? list : List.of(value)) {
            map(part, adjoint, x -> {
                numbers.add(x);
                return x;
            });
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
