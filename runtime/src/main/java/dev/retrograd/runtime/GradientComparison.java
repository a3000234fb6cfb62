package dev.retrograd.runtime;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** One run of a {@link GradientCheck}: everything that is compared at one point. */
final class GradientComparison {

    private static final int DIRECTIONS = 3;
    private static final int UNIT_SEEDS = 8;
    private static final double SINGLE_TOLERANCE = 1e-3;
    private static final double EXACT_TOLERANCE = 1e-10;
    private static final double SETTLED = 1e-3;
    private static final double FIRST_STEP = 1.0 / 32;

    private final Function<Object[], ?> method;
    private final Object[] arguments;
    private final Object value;
    private final double tolerance;
    private final int limit;
    private final CompanionMembers members;
    private final List<Leaves.Leaf> inputs;
    private final Random random = new Random(1);
    private int comparisons;
    private int failures;
    private double worstError;
    private String worst = "";

    GradientComparison(
            Class<?> companion,
            double tolerance,
            int limit,
            Set<Integer> constants,
            Function<Object[], ?> method,
            Object... arguments) {
        this.method = method;
        this.arguments = arguments.clone();
        this.value = method.apply(Leaves.withOwnArrays(this.arguments));
        this.members = new CompanionMembers(companion, this.arguments, value, constants);
        this.limit = limit;
        this.inputs = activeInputs();
        boolean single = value instanceof Float || inputs.stream().anyMatch(Leaves.Leaf::single);
        this.tolerance = single ? Math.max(tolerance, SINGLE_TOLERANCE) : tolerance;
    }

    GradientCheck.Report report() {
        if (members.takesSeed()) {
            int outputs = Leaves.values(value, members.seedType()).length;
            for (int i = 0; i < Math.min(outputs, UNIT_SEEDS); i++) {
                double[] seed = new double[outputs];
                seed[outputs <= UNIT_SEEDS ? i : random.nextInt(outputs)] = 1;
                compare(seed);
            }
            compare(gaussians(outputs));
        } else {
            compare(1);
        }
        return new GradientCheck.Report(comparisons, failures, worstError, worst);
    }

    /** Compares the gradient of the result weighted with a seed. */
    private void compare(double... seed) {
        Object result = members.gradient(arguments, seedOf(seed));
        compareValues(Reflection.component(result, "value"));
        note(
                inputs.equals(activeInputs()) ? 0 : Double.POSITIVE_INFINITY,
                members.display("gradient") + " has changed its arguments");
        double[] gradient = flat(result);
        if (gradient.length != inputs.size()) {
            fail(members.display("gradient") + " has " + gradient.length + " components for " + inputs.size()
                    + " active inputs");
            return;
        }
        int[] order = random.ints(0, Math.max(1, gradient.length))
                .distinct()
                .limit(Math.min(limit, gradient.length))
                .toArray();
        if (order.length == gradient.length) {
            Arrays.sort(order);
        }
        for (int i : order) {
            double[] direction = new double[gradient.length];
            direction[i] = 1;
            compareDifferences(
                    seed,
                    gradient[i],
                    direction,
                    inputs.get(i).value(),
                    inputs.get(i).name());
        }
        for (int i = 0; i < DIRECTIONS; i++) {
            double[] direction = gaussians(gradient.length);
            if (order.length < gradient.length) {
                compareDifferences(seed, dot(gradient, direction), direction, 1, "a random direction");
            }
            compareMembers(seed, gradient, direction);
        }
    }

    private List<Leaves.Leaf> activeInputs() {
        List<Leaves.Leaf> leaves = new ArrayList<>();
        int[] active = members.active();
        for (int i = 0; i < active.length; i++) {
            leaves.addAll(Leaves.of(arguments[active[i]], members.adjointType(i), members.name(i)));
        }
        return leaves;
    }

    /** The derivative along a direction against differences at the point's own scale and, near 0, at the scale 1. */
    private void compareDifferences(double[] seed, double derivative, double[] direction, double at, String name) {
        double step = FIRST_STEP * (at == 0 ? 1 : Math.scalb(1.0, Math.getExponent(at)));
        Differences differences = Differences.of(h -> valueAlong(seed, direction, h), step);
        double scale = Math.abs(valueAlong(seed, direction, 0)) / Math.max(1, Math.abs(at));
        double off = excess(differences, derivative, scale);
        if (off > 1 && step < FIRST_STEP) {
            Differences wider = Differences.of(h -> valueAlong(seed, direction, h), FIRST_STEP);
            double widerOff = excess(wider, derivative, scale);
            if (widerOff < off) {
                off = widerOff;
                differences = wider;
            }
        }
        boolean settled = differences.error() <= settledWithin(differences, derivative, scale);
        note(
                off,
                members.display("gradient") + " is " + derivative + " by " + name + ", the differences of the method "
                        + differences.derivative() + " ± " + differences.error()
                        + (settled ? "" : "; they do not settle: has the method a derivative there?"));
    }

    /** The error in units of what is allowed. */
    private double excess(Differences differences, double derivative, double scale) {
        double allowed =
                tolerance * Math.max(Math.max(Math.abs(derivative), Math.abs(differences.derivative())), scale);
        double noise = Math.min(differences.error(), settledWithin(differences, derivative, scale));
        double error = Math.abs(differences.derivative() - derivative);
        return error == 0 ? 0 : ratio(error, allowed + noise);
    }

    private double settledWithin(Differences differences, double derivative, double scale) {
        double size = Math.max(Math.abs(derivative), Math.abs(differences.derivative()));
        return Math.max(tolerance, SETTLED) * size + tolerance * scale;
    }

    /** The tangent, the Jacobian and the product with the Hessian, where the companion has them. */
    private void compareMembers(double[] seed, double[] gradient, double[] direction) {
        Object[] tangents = tangents(direction);
        Optional<Method> jvp = members.member("jvp", arguments.length + tangents.length);
        if (jvp.isPresent()) {
            Object result = members.call(jvp.get(), CompanionMembers.append(arguments, tangents));
            compareValues(Reflection.component(result, "value"));
            double[] tangent = Leaves.values(Reflection.component(result, "tangent"), resultAdjoint());
            compareExactly("jvp", dot(seed, tangent), gradient, direction);
        }
        Optional<Method> jacobian = members.member("jacobian", arguments.length);
        if (jacobian.isPresent() && jacobian.get().getReturnType() == double[][].class) {
            double[][] rows = (double[][]) members.call(jacobian.get(), arguments);
            double sum = 0;
            for (int i = 0; i < rows.length; i++) {
                sum += seed[i] * dot(rows[i], direction);
            }
            compareExactly("jacobian", sum, gradient, direction);
        }
        Optional<Method> hvp = members.member("hvp", arguments.length + tangents.length);
        if (hvp.isPresent()) {
            Object result = members.call(hvp.get(), CompanionMembers.append(arguments, tangents));
            double[] other = gaussians(gradient.length);
            double product = dot(flat(result), other);
            Differences differences =
                    Differences.of(h -> dot(flat(members.gradient(moved(direction, h), null)), other), FIRST_STEP);
            note(
                    excess(differences, product, magnitude(gradient, other)),
                    members.display("hvp") + " gives " + product
                            + " along random directions, the differences of the gradient " + differences.derivative()
                            + " ± "
                            + differences.error());
        }
    }

    /** Both derivatives are computed, so that they differ by rounding alone. */
    private void compareExactly(String member, double actual, double[] gradient, double[] direction) {
        double expected = dot(gradient, direction);
        double error = Math.abs(actual - expected);
        double allowed = Math.min(tolerance, EXACT_TOLERANCE) * magnitude(gradient, direction);
        if (tolerance >= SINGLE_TOLERANCE) {
            allowed = tolerance * magnitude(gradient, direction);
        }
        note(
                error == 0 ? 0 : ratio(error, allowed),
                members.display(member) + " gives " + actual + " along a random direction, the gradient " + expected);
    }

    private void compareValues(Object actual) {
        double[] expected = Leaves.values(value, resultAdjoint());
        double[] values = Leaves.values(actual, resultAdjoint());
        note(
                Arrays.equals(expected, values) ? 0 : Double.POSITIVE_INFINITY,
                members.display("gradient") + " has the value " + Arrays.toString(values) + ", the method "
                        + Arrays.toString(expected));
    }

    private Class<?> resultAdjoint() {
        return members.takesSeed() ? members.seedType() : double.class;
    }

    private void fail(String message) {
        note(Double.POSITIVE_INFINITY, message);
    }

    private void note(double error, String message) {
        comparisons++;
        boolean failed = !(error <= 1);
        if (failed) {
            failures++;
        }
        if (worst.isEmpty() || !(error <= worstError)) {
            worstError = error;
            worst = message;
        }
    }

    private static double ratio(double error, double allowed) {
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / allowed;
    }

    private double valueAlong(double[] seed, double[] direction, double step) {
        try {
            return dot(seed, Leaves.values(method.apply(moved(direction, step)), resultAdjoint()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // outside of the method's domain; the differences retreat to smaller steps
            return Double.NaN;
        }
    }

    private Object[] moved(double[] direction, double step) {
        double[] point = new double[direction.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = inputs.get(i).value() + step * direction[i];
        }
        Object[] moved = Leaves.withOwnArrays(arguments);
        DoubleSupplier next = supplier(point);
        int[] active = members.active();
        for (int i = 0; i < active.length; i++) {
            moved[active[i]] = Leaves.copy(arguments[active[i]], members.adjointType(i), next);
        }
        return moved;
    }

    private Object[] tangents(double[] direction) {
        DoubleSupplier next = supplier(direction);
        int[] active = members.active();
        Object[] tangents = new Object[active.length];
        for (int i = 0; i < active.length; i++) {
            tangents[i] = Leaves.adjoint(arguments[active[i]], members.adjointType(i), next);
        }
        return tangents;
    }

    private Object seedOf(double... seed) {
        return members.takesSeed() ? Leaves.adjoint(value, members.seedType(), supplier(seed)) : null;
    }

    private double[] flat(Object gradient) {
        List<Leaves.Leaf> all = new ArrayList<>();
        for (int i = 0; i < members.active().length; i++) {
            all.addAll(Leaves.of(members.derivative(gradient, i), members.adjointType(i), ""));
        }
        return all.stream().mapToDouble(Leaves.Leaf::value).toArray();
    }

    private double[] gaussians(int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    private static DoubleSupplier supplier(double... numbers) {
        Iterator<Double> iterator = Arrays.stream(numbers).iterator();
        return iterator::next;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            // a seed or a direction of 0 leaves infinities out
            if (a[i] != 0 && b[i] != 0) {
                sum += a[i] * b[i];
            }
        }
        return sum;
    }

    private static double magnitude(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] * b[i]);
        }
        return sum;
    }
}
