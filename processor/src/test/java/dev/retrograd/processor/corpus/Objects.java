package dev.retrograd.processor.corpus;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Objects of the corpus's own records and classes as what their fields hold. */
final class Objects {
    private Objects() {}

    /** Whether a class is one of the corpus. */
    static boolean isObject(Class<?> type) {
        return !type.isEnum() && type.getName().startsWith("corpus.");
    }

    /** The instance fields, those of superclasses first. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null && isObject(type.getSuperclass())) {
            fields.addAll(fields(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    static Object get(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The component of an adjoint that belongs to a field: its type, or null if the field is held constant. */
    static Class<?> guide(Field field, Class<?> adjoint) {
        if (adjoint == null || adjoint.getRecordComponents() == null) {
            return adjoint;
        }
        for (RecordComponent component : adjoint.getRecordComponents()) {
            if (component.getName().equals(field.getName())) {
                return component.getType();
            }
        }
        return null;
    }

    /** The constructor that takes most: in the corpus, one argument for each field in order. */
    static Constructor<?> constructor(Class<?> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        return constructor;
    }

    /** An object of the same class with other contents. */
    static Object rebuild(Object object, BiFunction<Field, Object, Object> content) {
        Class<?> type = object.getClass();
        Object[] contents = fields(type).stream()
                .map(field -> content.apply(field, get(field, object)))
                .toArray();
        try {
            return constructor(type).newInstance(contents);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a constructor of the corpus failed", e);
        }
    }

    /** What has no parts, in the order of the fields. */
    static List<Object> leaves(Object value) {
        if (value == null || !isObject(value.getClass())) {
            return Arrays.asList(value);
        }
        List<Object> leaves = new ArrayList<>();
        fields(value.getClass()).forEach(field -> leaves.addAll(leaves(get(field, value))));
        return leaves;
    }

    /** For each leaf whether an adjoint of this type has a place for it. */
    static List<Boolean> active(Object value, Class<?> adjoint) {
        if (value == null || !isObject(value.getClass())) {
            return List.of(adjoint != null && value != null && Values.isFloating(value));
        }
        List<Boolean> active = new ArrayList<>();
        fields(value.getClass()).forEach(field -> active.addAll(active(get(field, value), guide(field, adjoint))));
        return active;
    }
}
