package dev.retrograd.processor.ir;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls Java methods by name and operand types. */
final class Reflection {
    private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

    private Reflection() {}

    /** The Java class of a type. */
    static Class<?> type(Type type) {
        if (type instanceof ArrayType array) {
            return Array.newInstance(type(array.element()), 0).getClass();
        } else if (type instanceof ClassType named) {
            return Members.type(named.name());
        }
        return switch ((Primitive) type) {
            case BOOLEAN -> boolean.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case CHAR -> char.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
        };
    }

    /** Calls a static method, {@code package.Class.method}. */
    static Object invoke(String callee, List<Value> operands, List<Object> values) {
        int dot = callee.lastIndexOf('.');
        String owner = callee.substring(0, dot);
        Class<?>[] types = types(operands);
        String key = callee + List.of(types);
        Method method = METHODS.computeIfAbsent(key, unused -> find(owner, callee.substring(dot + 1), types));
        return invoke(method, null, values.toArray());
    }

    private static Method find(String owner, String name, Class<?>[] types) {
        try {
            Class<?> type = Class.forName(owner);
            try {
                return type.getMethod(name, types);
            } catch (NoSuchMethodException e) {
                for (Method method : type.getMethods()) {
                    if (method.getName().equals(name) && accepts(method, types)) {
                        return method;
                    }
                }
                throw e;
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean accepts(Method method, Class<?>[] types) {
        Class<?>[] params = method.getParameterTypes();
        boolean accepted = params.length == types.length;
        for (int i = 0; accepted && i < types.length; i++) {
            accepted = params[i].isAssignableFrom(types[i]);
        }
        return accepted;
    }

    static Object invoke(Method method, Object receiver, Object[] arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes an exception. */
    static RuntimeException exception(String name, List<Value> operands, List<Object> values) {
        try {
            Object made = Members.make(Members.type(name), values);
            if (made instanceof Error error) {
                throw error;
            }
            return (RuntimeException) made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Class<?>[] types(List<Value> operands) {
        return operands.stream().map(operand -> type(operand.type())).toArray(Class<?>[]::new);
    }
}
