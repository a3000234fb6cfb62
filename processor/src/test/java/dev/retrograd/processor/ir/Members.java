package dev.retrograd.processor.ir;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls methods and reads fields by the names that kept calls bear; classes come from the thread's class loader. */
final class Members {
    private Members() {}

    /** A class by its canonical name. */
    static Class<?> type(String canonical) {
        String name = canonical.replaceAll("<.*>", "");
        while (true) {
            try {
                return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    throw new IllegalArgumentException(canonical, e);
                }
                name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            }
        }
    }

    /** What a call of a member gives. */
    static Object call(String function, List<Object> values) {
        int member = function.indexOf('#');
        boolean isStatic = member < 0;
        int end = isStatic ? function.lastIndexOf('.') : member;
        Class<?> owner = type(function.substring(0, end));
        String name = function.substring(end + 1);
        try {
            if (name.equals("assert")) {
                return owner.desiredAssertionStatus();
            } else if (!isStatic && values.isEmpty()) {
                var field = owner.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(null);
            } else if (name.equals("instanceof")) {
                return owner.isInstance(values.get(0));
            } else if (name.equals("new")) {
                return make(owner, values);
            } else if (!isStatic && values.get(0) == null) {
                throw new NullPointerException(function);
            }
            Object receiver = isStatic ? null : values.get(0);
            return call(owner, name, receiver, isStatic ? values : values.subList(1, values.size()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A new object. */
    static Object make(Class<?> owner, List<Object> values) throws ReflectiveOperationException {
        for (Constructor<?> constructor : owner.getDeclaredConstructors()) {
            Object[] arguments = arguments(constructor, values);
            if (arguments != null && Modifier.isPublic(constructor.getModifiers())) {
                return constructor.newInstance(arguments);
            }
        }
        throw new IllegalArgumentException("no constructor of " + owner + " takes " + values);
    }

    private static Object call(Class<?> owner, String name, Object receiver, List<Object> values)
            throws ReflectiveOperationException {
        List<Method> methods = new ArrayList<>(Arrays.asList(owner.getMethods()));
        methods.addAll(Arrays.asList(owner.getDeclaredMethods()));
        for (boolean exact : new boolean[] {true, false}) {
            for (Method method : methods) {
                Object[] arguments = method.getName().equals(name) ? arguments(method, values) : null;
                if (arguments != null && (!exact || isExact(method, values))) {
                    if (!owner.getName().startsWith("java.")) {
                        method.setAccessible(true);
                    }
                    return method.invoke(receiver, arguments);
                }
            }
        }
        for (Method method : methods) {
            if (method.getName().equals(name) && method.isVarArgs() && method.getParameterCount() == 1) {
                Class<?> element = method.getParameterTypes()[0].getComponentType();
                if (values.stream().allMatch(boxed(element)::isInstance)) {
                    Object array = Array.newInstance(element, values.size());
                    for (int i = 0; i < values.size(); i++) {
                        Array.set(array, i, values.get(i));
                    }
                    return method.invoke(receiver, array);
                }
            }
        }
        throw new IllegalArgumentException("no method " + name + " of " + owner + " takes " + values);
    }

    private static boolean isExact(Executable method, List<Object> values) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (values.get(i) != null && boxed(types[i]) != values.get(i).getClass()) {
                return false;
            }
        }
        return true;
    }

    /** The values as arguments; null if they do not fit. */
    private static Object[] arguments(Executable method, List<Object> values) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != values.size()) {
            return null;
        }
        for (int i = 0; i < types.length; i++) {
            Object value = values.get(i);
            if (value == null ? types[i].isPrimitive() : !boxed(types[i]).isInstance(value)) {
                return null;
            }
        }
        return values.toArray();
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
