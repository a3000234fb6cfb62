package dev.retrograd.processor.corpus;

import dev.retrograd.runtime.SparseMatrix;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A corpus method and its companion, called by reflection. */
final class Companion {
    private final Method method;
    private final int output;
    private final Class<?> gradientType;
    private final Class<?> workspaceType;
    private final Method gradient;
    private final Method gradientWithWorkspace;
    private final List<Integer> active = new ArrayList<>();

    /** What a derivative method gives: the method's value, and the adjoint of each active parameter. */
    record Gradient(Object value, List<Object> adjoints) {
        double[] flat() {
            return Values.flatten(adjoints);
        }
    }

    Companion(Method method, String companion) {
        this.method = method;
        output = output(method);
        method.setAccessible(true);
        try {
            Class<?> type = method.getDeclaringClass().getClassLoader().loadClass(companion);
            gradientType = type.getClassLoader().loadClass(companion + "$Gradient");
            workspaceType = type.getClassLoader().loadClass(companion + "$Workspace");
            List<Class<?>> parameters = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
            parameters.replaceAll(parameter -> parameter == Double.class ? double.class : parameter);
            if (isInstance()) {
                parameters.add(0, method.getDeclaringClass());
            }
            if (isSeeded()) {
                parameters.add(seedType(type));
            }
            gradient = type.getDeclaredMethod("gradient", parameters.toArray(Class<?>[]::new));
            parameters.add(workspaceType);
            gradientWithWorkspace = type.getDeclaredMethod("gradient", parameters.toArray(Class<?>[]::new));
            gradient.setAccessible(true);
            gradientWithWorkspace.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the companion of " + method.getName() + " lacks a member", e);
        }
        for (int i = 0; i < names().size(); i++) {
            if (component(names().get(i)).isPresent()) {
                active.add(i);
            }
        }
    }

    private boolean isInstance() {
        return !Modifier.isStatic(method.getModifiers());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(
                Arrays.stream(method.getParameters()).map(Parameter::getName).toList());
        if (isInstance()) {
            String owner = method.getDeclaringClass().getSimpleName();
            names.add(0, owner.substring(0, 1).toLowerCase(Locale.ROOT) + owner.substring(1));
        }
        return names;
    }

    private Class<?> seedType(Class<?> companion) {
        Class<?> result = output < 0 ? method.getReturnType() : method.getParameterTypes()[output];
        if (result.isArray() && Objects.isObject(result.getComponentType())) {
            return adjoint(companion, result.getComponentType()).arrayType();
        }
        return Objects.isObject(result) ? adjoint(companion, result) : result;
    }

    private static Class<?> adjoint(Class<?> companion, Class<?> result) {
        return Arrays.stream(companion.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals(result.getSimpleName() + "Adjoint"))
                .findFirst()
                .orElseThrow();
    }

    /** The type of the seed: what an adjoint of the result looks like. */
    Class<?> seedType() {
        return isSeeded() ? gradient.getParameterTypes()[gradient.getParameterCount() - 1] : double.class;
    }

    private Optional<RecordComponent> component(String parameter) {
        return Arrays.stream(gradientType.getRecordComponents())
                .skip(1)
                .filter(component -> component.getName().equals(parameter)
                        || component.getName().equals(parameter + "_"))
                .findFirst();
    }

    /** For each parameter what its adjoint looks like; null for constant ones. */
    List<Class<?>> adjoints() {
        List<Class<?>> adjoints = new ArrayList<>();
        for (String name : names()) {
            adjoints.add(component(name).map(RecordComponent::getType).orElse(null));
        }
        return adjoints;
    }

    /** The generated class. */
    Class<?> type() {
        return gradient.getDeclaringClass();
    }

    Method method() {
        return method;
    }

    /** The indices of the active parameters. */
    List<Integer> active() {
        return active;
    }

    boolean isSeeded() {
        return output >= 0 || !(method.getReturnType().isPrimitive() || method.getReturnType() == Double.class);
    }

    /** What the method returns, or leaves in its output. */
    Object value(Object... arguments) {
        Object result = isInstance()
                ? call(method, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length))
                : call(method, null, arguments);
        return output < 0 ? result : arguments[output];
    }

    /** A {@code void} method of the corpus writes its parameter called {@code out}. */
    private static int output(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length && method.getReturnType() == void.class; i++) {
            if (parameters[i].getName().equals("out")) {
                return i;
            }
        }
        return -1;
    }

    /** The record form. */
    Gradient gradient(Object[] arguments, Object seed) {
        Object result = call(gradient, null, with(arguments, seed));
        List<Object> components = new ArrayList<>();
        for (RecordComponent component : gradientType.getRecordComponents()) {
            components.add(call(component.getAccessor(), result));
        }
        return new Gradient(components.get(0), List.copyOf(components.subList(1, components.size())));
    }

    /** A member that takes a direction, in its record form: the value and what the record has beside it. */
    Gradient directional(String member, Object[] arguments, Object[] tangents) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + tangents.length);
        System.arraycopy(tangents, 0, all, arguments.length, tangents.length);
        Object result = call(member(member, all.length), null, all);
        List<Object> components = new ArrayList<>();
        for (RecordComponent component : result.getClass().getRecordComponents()) {
            components.add(call(component.getAccessor(), result));
        }
        return new Gradient(components.get(0), List.copyOf(components.subList(1, components.size())));
    }

    /** A member that gives a matrix. */
    double[][] matrix(String member, Object[] arguments) {
        return (double[][]) call(member(member, arguments.length), null, arguments);
    }

    /** A member that gives a sparse matrix. */
    SparseMatrix sparse(String member, Object[] arguments) {
        return (SparseMatrix) call(member(member, arguments.length), null, arguments);
    }

    private Method member(String name, int parameters) {
        return Arrays.stream(gradient.getDeclaringClass().getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .filter(candidate -> candidate.getParameterCount() == parameters)
                .filter(candidate -> parameters == 0 || candidate.getParameterTypes()[parameters - 1] != workspaceType)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the companion lacks " + name));
    }

    Object workspace() {
        try {
            return workspaceType.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the workspace has no public constructor", e);
        }
    }

    /** The workspace form; the result is copied out of the workspace. */
    Gradient gradient(Object[] arguments, Object seed, Object workspace) {
        Object[] all = with(arguments, seed);
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = workspace;
        Object value = Values.copy(call(gradientWithWorkspace, null, all));
        List<Object> adjoints = new ArrayList<>();
        for (RecordComponent component :
                Arrays.asList(gradientType.getRecordComponents()).subList(1, active.size() + 1)) {
            try {
                adjoints.add(Values.copy(call(workspaceType.getDeclaredMethod(component.getName()), workspace)));
            } catch (NoSuchMethodException e) {
                throw new AssertionError("the workspace lacks " + component.getName(), e);
            }
        }
        return new Gradient(value, adjoints);
    }

    /** A call of the workspace form that boxes nothing and drops the result. */
    MethodHandle call(Object[] arguments, Object seed, Object workspace) throws IllegalAccessException {
        Object[] all = with(arguments, seed);
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = workspace;
        MethodHandle handle = MethodHandles.lookup().unreflect(gradientWithWorkspace);
        return MethodHandles.insertArguments(handle, 0, all).asType(MethodType.methodType(void.class));
    }

    private Object[] with(Object[] arguments, Object seed) {
        if (!isSeeded()) {
            return arguments;
        }
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = seed;
        return all;
    }

    private static Object call(Method method, Object receiver, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(method.getName() + " threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
