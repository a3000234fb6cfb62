package dev.retrograd.processor.ir;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The functions of the runtime's matrix type, and those that exist in derivative formulas only. */
final class MatrixCalls {
    private MatrixCalls() {}

    static Object call(String function, Type result, List<Value> operands, List<Object> values) {
        Object value = switch (function) {
            case "broadcast" -> filled(values.get(1), (i, j) -> (Double) values.get(0));
            case "broadcastRow" -> filled(values.get(1), (i, j) -> ((double[]) values.get(0))[j]);
            case "broadcastColumn" -> filled(values.get(1), (i, j) -> ((double[]) values.get(0))[i]);
            case "gate" -> {
                double[][] limits = rows(values.get(1));
                double[][] passing = rows(values.get(0));
                yield filled(values.get(0), (i, j) -> limits[i][j] <= 0 ? 0 : passing[i][j]);
            }
            case "whereNonZero" -> {
                double[][] tested = rows(values.get(0));
                double[][] passing = rows(values.get(1));
                yield filled(values.get(1), (i, j) -> tested[i][j] == 0 ? 0 : passing[i][j]);
            }
            default -> invoke(function, operands, values);
        };
        if (result.equals(ArrayType.ROWS)) {
            return rows(value);
        }
        return result.equals(ClassType.MATRIX) && value instanceof double[][] rows ? Matrix.wrap(rows) : value;
    }

    /** An element by its indices. */
    private interface Element {
        double at(int i, int j);
    }

    private static double[][] filled(Object shape, Element element) {
        double[][] rows = rows(shape);
        double[][] filled = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            filled[i] = new double[rows[i].length];
            for (int j = 0; j < filled[i].length; j++) {
                filled[i][j] = element.at(i, j);
            }
        }
        return filled;
    }

    private static double[][] rows(Object value) {
        return value instanceof Matrix matrix ? matrix.data() : (double[][]) value;
    }

    private static Object invoke(String function, List<Value> operands, List<Object> values) {
        List<Class<?>> types = new ArrayList<>();
        operands.forEach(operand -> types.add(Reflection.type(operand.type())));
        Method method = find(function, types);
        if (method == null) {
            return invokeOnMatrices(function, values);
        } else if (Modifier.isStatic(method.getModifiers())) {
            return Reflection.invoke(method, null, values.toArray());
        }
        return Reflection.invoke(
                method, values.get(0), values.subList(1, values.size()).toArray());
    }

    /** What the runtime has for matrices alone, for rows. */
    private static Object invokeOnMatrices(String function, List<Object> values) {
        List<Object> wrapped = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (Object value : values) {
            boolean rows = value instanceof double[][];
            wrapped.add(rows ? Matrix.wrap((double[][]) value) : value);
            types.add(rows ? Matrix.class : value instanceof double[] ? double[].class : double.class);
        }
        Method method = find(function, types);
        if (method == null) {
            throw new IllegalArgumentException("no Matrix." + function + " of " + types);
        }
        return Reflection.invoke(
                method, wrapped.get(0), wrapped.subList(1, wrapped.size()).toArray());
    }

    private static Method find(String function, List<Class<?>> types) {
        for (Method method : Matrix.class.getMethods()) {
            List<Class<?>> taken = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
            if (!Modifier.isStatic(method.getModifiers())) {
                taken.add(0, Matrix.class);
            }
            if (method.getName().equals(function) && taken.equals(types)) {
                return method;
            }
        }
        return null;
    }
}
