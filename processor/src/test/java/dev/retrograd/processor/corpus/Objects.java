package dev.retrograd.processor.corpus;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/** Objects of the corpus's own records and classes as what their fields hold. */
final class Objects {
    private Objects() {}

    /** Whether a class is one of the corpus. */
    static boolean isObject(Class<?> type) {
        return !Enum.class.isAssignableFrom(type) && type.getName().startsWith("corpus.");
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
        if (isArray(value)) {
            return columns(value.getClass().getComponentType(), List.of((Object[]) value));
        }
        if (value == null || !isObject(value.getClass())) {
            return Arrays.asList(value);
        }
        List<Object> leaves = new ArrayList<>();
        fields(value.getClass()).forEach(field -> leaves.addAll(leaves(get(field, value))));
        return leaves;
    }

    /** Whether a value is an array of objects of the corpus. */
    static boolean isArray(Object value) {
        return value instanceof Object[] && isObject(value.getClass().getComponentType());
    }

    private static List<Object> columns(Class<?> type, List<Object> elements) {
        List<Object> columns = new ArrayList<>();
        for (Field field : fields(type)) {
            List<Object> contents =
                    elements.stream().map(element -> get(field, element)).toList();
            if (isObject(field.getType())) {
                columns.addAll(columns(field.getType(), contents));
            } else {
                Object column = Array.newInstance(field.getType(), contents.size());
                for (int i = 0; i < contents.size(); i++) {
                    Array.set(column, i, contents.get(i));
                }
                columns.add(column);
            }
        }
        return columns;
    }

    /** Copies of objects in which the numbers have been mapped: those of one field after those of another. */
    static List<Object> mapped(Class<?> type, List<Object> elements, Class<?> adjoint, DoubleUnaryOperator operator) {
        Map<Field, List<Object>> columns = new LinkedHashMap<>();
        for (Field field : fields(type)) {
            List<Object> contents =
                    elements.stream().map(element -> get(field, element)).toList();
            Class<?> guide = guide(field, adjoint);
            columns.put(
                    field,
                    isObject(field.getType())
                            ? mapped(field.getType(), contents, guide, operator)
                            : contents.stream()
                                    .map(content -> Values.map(content, guide, operator))
                                    .toList());
        }
        List<Object> copies = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            int number = i;
            copies.add(rebuild(
                    elements.get(i), (field, content) -> columns.get(field).get(number)));
        }
        return copies;
    }

    /** For each leaf whether an adjoint of this type has a place for it. */
    static List<Boolean> active(Object value, Class<?> adjoint) {
        if (isArray(value)) {
            return active(Array.get(value, 0), adjoint == null ? null : adjoint.getComponentType());
        }
        if (value == null || !isObject(value.getClass())) {
            return List.of(adjoint != null && value != null && Values.isFloating(value));
        }
        List<Boolean> active = new ArrayList<>();
        fields(value.getClass()).forEach(field -> active.addAll(active(get(field, value), guide(field, adjoint))));
        return active;
    }
}
