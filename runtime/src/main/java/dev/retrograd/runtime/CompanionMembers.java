package dev.retrograd.runtime;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of a companion class that the gradient check calls, and which of their parameters are active. */
final class CompanionMembers {

    private final Class<?> companion;
    private final RecordComponent[] components;
    private final int[] active;
    private final Object[] arguments;
    private final Method gradient;

    /**
     * Finds the members for a call.
     *
     * @param companion the companion
     * @param arguments the arguments of the method
     * @param value what the method returns for them
     * @param constants the positions of parameters known to be constant
     * @throws IllegalArgumentException if the companion has no such gradient, or which parameters are active is open
     */
    CompanionMembers(Class<?> companion, Object[] arguments, Object value, Set<Integer> constants) {
        this.companion = companion;
        this.arguments = arguments.clone();
        Class<?> record = Arrays.stream(companion.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Gradient") && nested.isRecord())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        companion.getName() + " is no companion: it has no record named Gradient"));
        RecordComponent[] all = record.getRecordComponents();
        this.components = Arrays.copyOfRange(all, 1, all.length);
        this.gradient = Arrays.stream(companion.getDeclaredMethods())
                .filter(method -> method.getName().equals("gradient") && method.getReturnType() == record)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(companion.getName() + " has no method gradient"));
        int parameters = gradient.getParameterCount();
        if (arguments.length != parameters && arguments.length + 1 != parameters) {
            throw new IllegalArgumentException(companion.getSimpleName() + ".gradient does not take " + arguments.length
                    + " arguments, with or without a seed");
        }
        this.active = activeParameters(value, constants);
    }

    /** Whether {@code gradient} takes a seed after the method's own arguments. */
    boolean takesSeed() {
        return gradient.getParameterCount() > arguments.length;
    }

    /** The type of the seed. */
    Class<?> seedType() {
        return gradient.getParameterTypes()[arguments.length];
    }

    /** The positions of the active parameters, in the order of the derivatives. */
    int[] active() {
        return active.clone();
    }

    /** The active parameter at a position of {@link #active()}: its name. */
    String name(int position) {
        return components[position].getName();
    }

    /** The type of its derivative. */
    Class<?> adjointType(int position) {
        return components[position].getType();
    }

    /** The companion's own name for a member, as messages show it. */
    String display(String member) {
        return companion.getSimpleName() + "." + member;
    }

    /** The result of {@code gradient}; {@code seed} is left out where it takes none. */
    Object gradient(Object[] at, Object seed) {
        Object[] all = takesSeed() ? append(at, seed) : at;
        return Reflection.call(gradient, null, convert(gradient, all));
    }

    /** The derivative by the active parameter at a position. */
    Object derivative(Object result, int position) {
        return Reflection.component(result, components[position].getName());
    }

    /** A member that was asked for, if it was: public, static and with that many parameters. */
    Optional<Method> member(String name, int parameters) {
        return Arrays.stream(companion.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst();
    }

    /** Calls it. */
    Object call(Method member, Object... at) {
        return Reflection.call(member, null, convert(member, at));
    }

    static Object[] append(Object[] first, Object... second) {
        Object[] all = Arrays.copyOf(first, first.length + second.length, Object[].class);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Widens boxed numbers to what the parameters take, as a call does. */
    private static Object[] convert(Method method, Object[] at) {
        Object[] converted = at.clone();
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < at.length; i++) {
            converted[i] = widen(types[i], at[i]);
        }
        return converted;
    }

    private static Object widen(Class<?> type, Object value) {
        if (value instanceof Number number) {
            if (type == double.class || type == Double.class) {
                return number.doubleValue();
            }
            if (type == float.class) {
                return number.floatValue();
            }
            if (type == long.class) {
                return number.longValue();
            }
        }
        return value;
    }

    private int[] activeParameters(Object value, Set<Integer> constants) {
        List<int[]> fits = new ArrayList<>();
        assign(0, 0, new int[components.length], constants, fits);
        if (fits.size() > 1) {
            fits.removeIf(fit -> !bearsNames(fit));
        }
        if (fits.size() > 1) {
            Object result = gradient(arguments, takesSeed() ? Leaves.adjoint(value, seedType(), () -> 0) : null);
            fits.removeIf(fit -> !hasShapes(fit, result));
        }
        if (fits.size() != 1) {
            String problem = fits.isEmpty()
                    ? " fit none of the arguments"
                    : " fit several of the arguments; say which are @Constant: constant(position, ...)";
            throw new IllegalArgumentException(companion.getSimpleName() + ": the derivatives "
                    + Arrays.stream(components).map(RecordComponent::getName).toList() + problem);
        }
        return fits.get(0);
    }

    private void assign(int component, int from, int[] fit, Set<Integer> constants, List<int[]> fits) {
        if (component == components.length) {
            fits.add(fit.clone());
            return;
        }
        Class<?> wanted = components[component].getType();
        for (int parameter = from; parameter < arguments.length; parameter++) {
            Class<?> type = gradient.getParameterTypes()[parameter];
            boolean isRecord = wanted.isRecord() && wanted.getDeclaringClass() == companion;
            if (!constants.contains(parameter) && (type == wanted || (isRecord && type.isRecord()))) {
                fit[component] = parameter;
                assign(component + 1, parameter + 1, fit, constants, fits);
            }
        }
    }

    private boolean bearsNames(int[] fit) {
        Parameter[] parameters = gradient.getParameters();
        for (int i = 0; i < fit.length; i++) {
            Parameter parameter = parameters[fit[i]];
            if (parameter.isNamePresent() && !parameter.getName().equals(components[i].getName())) {
                return false;
            }
        }
        return true;
    }

    private boolean hasShapes(int[] fit, Object result) {
        for (int i = 0; i < fit.length; i++) {
            if (!sameShape(arguments[fit[i]], derivative(result, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameShape(Object a, Object b) {
        if (a instanceof Matrix left && b instanceof Matrix right) {
            return left.rows() == right.rows() && left.columns() == right.columns();
        }
        if (a == null || b == null || !a.getClass().isArray() || !b.getClass().isArray()) {
            return (a == null) == (b == null);
        }
        boolean same = Array.getLength(a) == Array.getLength(b);
        for (int i = 0; same && i < Array.getLength(a); i++) {
            same = sameShape(Array.get(a, i), Array.get(b, i));
        }
        return same;
    }
}
