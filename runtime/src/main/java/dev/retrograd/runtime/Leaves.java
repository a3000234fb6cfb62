package dev.retrograd.runtime;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The numbers in an argument or a result that carry derivatives, in a fixed order. Which ones they are says the type of the
 * adjoint: the argument's own type or, for a record, the companion's record with a component for each active one.
 */
final class Leaves {

    /** One number: how the user would write it, and whether it is a {@code float}. */
    record Leaf(String name, double value, boolean single) {}

    private Leaves() {}

    /** All leaves of an object, {@code adjoint} being the type of its adjoint. */
    static List<Leaf> of(Object object, Class<?> adjoint, String name) {
        List<Leaf> leaves = new ArrayList<>();
        collect(object, adjoint, name, leaves);
        return leaves;
    }

    /** The leaves' values. */
    static double[] values(Object object, Class<?> adjoint) {
        return of(object, adjoint, "").stream().mapToDouble(Leaf::value).toArray();
    }

    private static void collect(Object object, Class<?> adjoint, String name, List<Leaf> leaves) {
        if (object == null) {
            return;
        }
        if (object instanceof Double || object instanceof Float) {
            leaves.add(new Leaf(name, ((Number) object).doubleValue(), object instanceof Float));
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                collect(Array.get(object, i), adjoint.getComponentType(), name + "[" + i + "]", leaves);
            }
        } else if (object instanceof Matrix matrix) {
            collect(matrix.data(), double[][].class, name, leaves);
        } else if (adjoint.isRecord()) {
            for (RecordComponent component : adjoint.getRecordComponents()) {
                Object part = Reflection.component(object, component.getName());
                collect(part, component.getType(), name + "." + component.getName(), leaves);
            }
        } else {
            throw new IllegalArgumentException(name + ": a " + object.getClass().getName() + " cannot be varied");
        }
    }

    /** The objects, but with copies of all arrays, for a method that may write to them. */
    static Object[] withOwnArrays(Object... objects) {
        Object[] copies = objects.clone();
        for (int i = 0; i < copies.length; i++) {
            copies[i] = ownArrays(copies[i]);
        }
        return copies;
    }

    private static Object ownArrays(Object object) {
        if (object == null || !object.getClass().isArray()) {
            return object;
        }
        Object copy = Array.newInstance(object.getClass().getComponentType(), Array.getLength(object));
        for (int i = 0; i < Array.getLength(object); i++) {
            Array.set(copy, i, ownArrays(Array.get(object, i)));
        }
        return copy;
    }

    /** A copy of the object with other leaves. */
    static Object copy(Object object, Class<?> adjoint, DoubleSupplier values) {
        return build(object, adjoint, values, false);
    }

    /** An adjoint of the object's shape. */
    static Object adjoint(Object object, Class<?> adjoint, DoubleSupplier values) {
        return build(object, adjoint, values, true);
    }

    private static Object build(Object object, Class<?> adjoint, DoubleSupplier values, boolean asAdjoint) {
        if (object == null) {
            return null;
        }
        if (object instanceof Double) {
            return values.getAsDouble();
        }
        if (object instanceof Float) {
            return (float) values.getAsDouble();
        }
        if (object instanceof Matrix matrix) {
            return Matrix.wrap((double[][]) build(matrix.data(), double[][].class, values, asAdjoint));
        }
        if (object.getClass().isArray()) {
            Class<?> element =
                    asAdjoint ? adjoint.getComponentType() : object.getClass().getComponentType();
            Object array = Array.newInstance(element, Array.getLength(object));
            for (int i = 0; i < Array.getLength(object); i++) {
                Array.set(array, i, build(Array.get(object, i), adjoint.getComponentType(), values, asAdjoint));
            }
            return array;
        }
        Class<?> type = asAdjoint ? adjoint : object.getClass();
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException("a " + type.getName() + " is no record and cannot be built anew");
        }
        Object[] parts = new Object[components.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Reflection.component(object, components[i].getName());
        }
        for (RecordComponent active : adjoint.getRecordComponents()) {
            int i = indexOf(active.getName(), components);
            parts[i] = build(parts[i], active.getType(), values, asAdjoint);
        }
        return Reflection.create(type, parts);
    }

    private static int indexOf(String name, RecordComponent[] components) {
        int i = 0;
        while (!components[i].getName().equals(name)) {
            i++;
        }
        return i;
    }
}
