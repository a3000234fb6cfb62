package dev.retrograd.runtime;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Compares a {@code @DerivativeOf} method with differences of its target. In a test one line is enough:
 *
 * <pre>{@code
 * RuleCheck.of(ErfRules.class, "erfAdjoint").check(at -> Erf.erf((double) at[0]), 0.7);
 * }</pre>
 *
 * <p>It fails with an {@link AssertionError} that names the worst component, or says that rule or target have changed what they were given.
 * The rule is called by reflection; the check is meant for tests.
 */
public final class RuleCheck {
    private static final double FIRST_STEP = 1.0 / 32;
    private static final int DIRECTIONS = 3;

    private final Class<?> rules;
    private final String rule;
    private final double tolerance;
    private final Set<Integer> constants;

    private RuleCheck(Class<?> rules, String rule, double tolerance, Set<Integer> constants) {
        this.rules = rules;
        this.rule = rule;
        this.tolerance = tolerance;
        this.constants = constants;
    }

    /**
     * A check of a rule, within 10⁻⁶.
     *
     * @param rules the class that declares the rule
     * @param rule the name of the rule's method, of which the class has one
     * @return the check
     */
    public static RuleCheck of(Class<?> rules, String rule) {
        return new RuleCheck(rules, rule, 1e-6, Set.of());
    }

    /**
     * The same check with another tolerance: how far a derivative may be off, relative to the derivative or to |value| /
     * max(1, |argument|) where that is larger.
     *
     * @param relative the tolerance, positive
     * @return the check
     * @throws IllegalArgumentException if it is not positive
     */
    public RuleCheck within(double relative) {
        if (!(relative > 0)) {
            throw new IllegalArgumentException("a tolerance of " + relative + " is not positive");
        }
        return new RuleCheck(rules, rule, relative, constants);
    }

    /**
     * The same check, told which parameters of the rule bear {@code @Constant}.
     *
     * @param positions the positions of these parameters, from 0 on
     * @return the check
     */
    public RuleCheck constant(int... positions) {
        Set<Integer> all = new HashSet<>(constants);
        Arrays.stream(positions).forEach(all::add);
        return new RuleCheck(rules, rule, tolerance, all);
    }

    /**
     * Checks the rule at one point.
     *
     * @param target the rule's target, called with the arguments; of an object's method the object comes first
     * @param arguments the arguments
     * @throws AssertionError if a derivative is off, or something has been changed that should not be
     */
    public void check(Function<Object[], ?> target, Object... arguments) {
        Object[] given = Leaves.withOwnArrays(arguments);
        Object value = target.apply(given);
        require(Arrays.deepEquals(given, arguments), "the target changes its arguments");
        Method method = method();
        List<Integer> active = active(arguments);
        boolean adjoint = method.getParameterCount() == arguments.length + 2
                && (active.size() == 1 || method.getReturnType().isRecord());
        Random random = new Random(1);
        for (int i = 0; i < DIRECTIONS; i++) {
            if (adjoint) {
                adjoint(method, target, value, arguments, active, random);
            } else {
                tangent(method, target, value, arguments, active, random);
            }
        }
    }

    private void adjoint(
            Method method,
            Function<Object[], ?> target,
            Object value,
            Object[] arguments,
            List<Integer> active,
            Random random) {
        Object seed = Leaves.copy(value, value.getClass(), random::nextGaussian);
        double[] weights = Leaves.values(seed, value.getClass());
        Object returned = call(method, arguments, value, List.of(seed, value));
        List<Double> adjoints = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        if (active.size() == 1) {
            parts.add(returned);
        } else {
            for (RecordComponent component : method.getReturnType().getRecordComponents()) {
                parts.add(Reflection.component(returned, component.getName()));
            }
        }
        for (int i = 0; i < active.size(); i++) {
            Object argument = arguments[active.get(i)];
            double[] numbers = Leaves.values(parts.get(i), parts.get(i).getClass());
            int expected = Leaves.values(argument, argument.getClass()).length;
            require(
                    numbers.length == expected,
                    "the adjoint of argument " + active.get(i) + " has " + numbers.length + " numbers in place of "
                            + expected);
            Arrays.stream(numbers).forEach(adjoints::add);
        }
        for (int i = 0; i < adjoints.size(); i++) {
            double[] direction = new double[adjoints.size()];
            direction[i] = 1;
            compare(target, arguments, active, direction, weights, adjoints.get(i), "component " + i);
        }
    }

    private void tangent(
            Method method,
            Function<Object[], ?> target,
            Object value,
            Object[] arguments,
            List<Integer> active,
            Random random) {
        List<Object> tangents = new ArrayList<>();
        List<Double> direction = new ArrayList<>();
        for (int position : active) {
            Object argument = arguments[position];
            Object tangent = Leaves.copy(argument, argument.getClass(), random::nextGaussian);
            tangents.add(tangent);
            Arrays.stream(Leaves.values(tangent, argument.getClass())).forEach(direction::add);
        }
        Object returned = call(method, arguments, null, tangents);
        double[] numbers = Leaves.values(returned, returned.getClass());
        int outputs = Leaves.values(value, value.getClass()).length;
        require(numbers.length == outputs, "the tangent has " + numbers.length + " numbers in place of " + outputs);
        double[] along = direction.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 0; i < outputs; i++) {
            double[] unit = new double[outputs];
            unit[i] = 1;
            compare(target, arguments, active, along, unit, numbers[i], "component " + i);
        }
    }

    private void compare(
            Function<Object[], ?> target,
            Object[] arguments,
            List<Integer> active,
            double[] direction,
            double[] weights,
            double derivative,
            String what) {
        double start = weighted(target, arguments, active, direction, weights, 0);
        Differences differences =
                Differences.of(h -> weighted(target, arguments, active, direction, weights, h), FIRST_STEP);
        double scale = Math.max(Math.abs(differences.derivative()), Math.abs(start));
        double error = Math.abs(derivative - differences.derivative());
        require(
                error <= tolerance * scale + 10 * differences.error() && differences.error() <= 1e-3 * (scale + 1e-3),
                what + " is " + derivative + ", the differences of the target " + differences.derivative() + " ± "
                        + differences.error());
    }

    private static double weighted(
            Function<Object[], ?> target,
            Object[] arguments,
            List<Integer> active,
            double[] direction,
            double[] weights,
            double step) {
        Object[] moved = Leaves.withOwnArrays(arguments);
        Iterator<Double> next = Arrays.stream(direction).iterator();
        for (int position : active) {
            Object argument = arguments[position];
            Iterator<Double> old =
                    Arrays.stream(Leaves.values(argument, argument.getClass())).iterator();
            DoubleSupplier numbers = () -> old.next() + step * next.next();
            moved[position] = Leaves.copy(argument, argument.getClass(), numbers);
        }
        Object value = target.apply(moved);
        double[] numbers = Leaves.values(value, value.getClass());
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[i] * numbers[i];
        }
        return sum;
    }

    /** Calls the rule and makes sure that it leaves alone what it is given; an adjoint rule gets the value before the rest. */
    private Object call(Method method, Object[] arguments, Object value, List<Object> more) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        if (value != null) {
            all.add(value);
            all.add(more.get(0));
        } else {
            all.addAll(more);
        }
        Object[] given = Leaves.withOwnArrays(all.toArray());
        Object returned = Reflection.call(method, null, given);
        require(Arrays.deepEquals(given, all.toArray()), "the rule changes what it is given");
        return returned;
    }

    private List<Integer> active(Object... arguments) {
        List<Integer> active = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            Class<?> leaf = arguments[i].getClass();
            while (leaf.isArray()) {
                leaf = leaf.getComponentType();
            }
            boolean number = leaf == double.class || leaf == float.class || leaf == Double.class || leaf == Float.class;
            if ((number || arguments[i] instanceof Matrix) && !constants.contains(i)) {
                active.add(i);
            }
        }
        return active;
    }

    private Method method() {
        List<Method> methods = Arrays.stream(rules.getDeclaredMethods())
                .filter(method -> method.getName().equals(rule))
                .toList();
        if (methods.size() != 1) {
            throw new IllegalArgumentException(
                    rules.getName() + " has " + methods.size() + " methods called " + rule + ", not one");
        }
        return methods.get(0);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(rules.getSimpleName() + "." + rule + ": " + otherwise);
        }
    }
}
