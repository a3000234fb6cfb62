package dev.retrograd.runtime;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** What the gradient check reads and calls by name; nothing else in this package does. */
final class Reflection {

    private Reflection() {}

    /** Calls a static method, or an instance method of the first argument. */
    static Object call(Method method, Object receiver, Object... arguments) {
        open(method);
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    method + " is not accessible; open its package to Retrograd's runtime", e);
        }
    }

    /** A record's component by name. */
    static Object component(Object object, String name) {
        try {
            return call(object.getClass().getMethod(name), object);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(object.getClass().getName() + " has no accessor " + name + "()", e);
        }
    }

    /** A record of the given components. */
    static Object create(Class<?> type, Object... components) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            open(constructor);
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be created", e);
        }
    }

    private static void open(AccessibleObject member) {
        // a companion of a class that is not public is reachable from its own module; if this fails the call says so
        member.trySetAccessible();
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
