package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomCheck.Failure;
import dev.retrograd.processor.ir.Function;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares a method and its companions with oracles that share no code with the transforms: the compiled method itself, dual numbers
 * run through the lowered method, and finite differences. All configurations have to agree.
 */
final class RandomComparison {
    private static final int SAMPLES = 3;

    private RandomComparison() {}

    static String trace(Throwable e) {
        StringBuilder trace = new StringBuilder(e.toString());
        Arrays.stream(e.getStackTrace())
                .limit(12)
                .forEach(frame -> trace.append("\n  ").append(frame));
        return trace.toString();
    }

    /**
     * What is wrong with a method; null if nothing is.
     *
     * @param companions the method compiled in some configurations, by their names
     */
    static Failure failure(Map<String, Companion> companions, Function function, String method) {
        boolean single = method.contains("float");
        for (int number = 0; number < SAMPLES; number++) {
            double[] expected = null;
            String first = null;
            for (Map.Entry<String, Companion> entry : companions.entrySet()) {
                Companion companion = entry.getValue();
                Sample sample = sample(companion, number);
                if (sample == null) {
                    continue;
                }
                Set<String> showing =
                        first == null ? Set.of(entry.getKey()) : new LinkedHashSet<>(List.of(first, entry.getKey()));
                String where = entry.getKey() + ", sample " + number + ": ";
                try {
                    double[] gradient = gradient(companion, sample);
                    if (gradient == null) {
                        continue;
                    }
                    if (method.contains("Derivative.JVP")) {
                        tangent(companion, sample, gradient, single ? 1e-4 : 1e-8);
                    }
                    if (method.contains("Derivative.JACOBIAN")) {
                        rows(companion, sample, gradient, single ? 1e-4 : 1e-8);
                    }
                    if (method.contains("Derivative.HVP") && !single) {
                        product(companion, sample, method.contains("Derivative.HESSIAN"));
                    }
                    if (expected == null) {
                        expected = gradient;
                        first = entry.getKey();
                        oracles(companion, sample, function, gradient, single);
                    } else {
                        close(gradient, expected, single ? 1e-4 : 1e-8, "configurations agree");
                    }
                } catch (Difference e) {
                    return new Failure(e.kind, showing, where + e.getMessage());
                } catch (RuntimeException | AssertionError e) {
                    return new Failure("throws " + e.getClass().getSimpleName(), showing, where + trace(e));
                }
            }
        }
        return null;
    }

    /** Arguments and a seed; null if the method throws instead of giving a value that could be seeded. */
    private static Sample sample(Companion companion, int number) {
        try {
            return Sample.of(companion, number);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** The gradient; null where the method throws, and the derivative methods do as well. */
    private static double[] gradient(Companion companion, Sample sample) {
        Object[] arguments = Values.copies(sample.arguments());
        RuntimeException thrown = thrown(() -> companion.value(Values.copies(arguments)));
        if (thrown != null) {
            alike(thrown, thrown(() -> companion.gradient(arguments, sample.seed())));
            return null;
        }
        double[] value = Values.flatten(companion.value(Values.copies(arguments)));
        Companion.Gradient gradient = companion.gradient(arguments, sample.seed());
        same(Values.flatten(gradient.value()), value, "value");
        for (int i = 0; i < arguments.length; i++) {
            if (Values.isFloating(arguments[i])) {
                same(Values.flatten(arguments[i]), Values.flatten(sample.arguments()[i]), "arguments stay");
            }
        }
        Object workspace = companion.workspace();
        for (int use = 1; use <= 2; use++) {
            Companion.Gradient again = companion.gradient(arguments, sample.seed(), workspace);
            same(again.flat(), gradient.flat(), "workspace, use " + use);
            Sample other = sample(companion, use);
            if (other != null) {
                alike(
                        thrown(() -> companion.value(Values.copies(other.arguments()))),
                        thrown(() -> companion.gradient(other.arguments(), other.seed(), workspace)));
            }
        }
        return gradient.flat();
    }

    private static RuntimeException thrown(Runnable call) {
        try {
            call.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** What the method throws, its companion throws; messages of the library's own exceptions may differ. */
    private static void alike(RuntimeException expected, RuntimeException actual) {
        if (expected == null && actual != null) {
            throw actual;
        }
        boolean alike = expected == null
                || (actual != null
                        && actual.getClass() == expected.getClass()
                        && (!(expected instanceof IllegalArgumentException)
                                || java.util.Objects.equals(actual.getMessage(), expected.getMessage())));
        if (!alike) {
            throw new Difference("throws", actual + " for " + expected);
        }
    }

    private static void oracles(
            Companion companion, Sample sample, Function function, double[] gradient, boolean single) {
        double[] seed = sample.seed() == null ? new double[] {1} : Values.flatten(sample.seed());
        Object value = companion.value(Values.copies(sample.arguments()));
        Thread.currentThread().setContextClassLoader(companion.type().getClassLoader());
        same(Duals.value(function, sample), Values.flatten(value), "value by the interpreter");
        List<Boolean> seeded = Objects.active(value, companion.seedType());
        double[] duals = Duals.gradient(function, companion.active(), sample, seeded, seed);
        close(gradient, duals, single ? 1e-4 : 1e-8, "dual numbers");
        if (!single) {
            double[] wide = differences(companion, sample, seed, 3e-3);
            double[] narrow = differences(companion, sample, seed, 4e-4);
            double scale = scale(gradient);
            for (int i = 0; i < gradient.length; i++) {
                boolean certain = Math.abs(wide[i] - narrow[i]) <= 1e-7 * scale;
                if (certain && Math.abs(gradient[i] - wide[i]) > 1e-5 * scale) {
                    throw new Difference(
                            "finite differences", "component %d is %s for %s".formatted(i, gradient[i], wide[i]));
                }
            }
        }
    }

    private static double[] direction(double[] gradient) {
        return new Random(gradient.length)
                .doubles(gradient.length, -1, 1)
                .map(x -> (float) x)
                .toArray();
    }

    private static Companion.Gradient along(String member, Companion companion, Sample sample, double[] direction) {
        Iterator<Double> next = Arrays.stream(direction).iterator();
        return companion.directional(
                member,
                Values.copies(sample.arguments()),
                companion.active().stream()
                        .map(index -> Sample.adjoint(
                                sample.arguments()[index], companion.adjoints().get(index), x -> next.next()))
                        .toArray());
    }

    /** The tangent is the gradient along the direction. */
    private static void tangent(Companion companion, Sample sample, double[] gradient, double tolerance) {
        double[] direction = direction(gradient);
        Companion.Gradient tangent = along("jvp", companion, sample, direction);
        same(
                Values.flatten(tangent.value()),
                Values.flatten(companion.value(Values.copies(sample.arguments()))),
                "value of jvp");
        double[] seed = sample.seed() == null ? new double[] {1} : Values.flatten(sample.seed());
        double sum = Values.dot(seed, tangent.flat());
        double expected = Values.dot(gradient, direction);
        if (!(Math.abs(sum - expected) <= tolerance * scale(gradient)) && Double.compare(sum, expected) != 0) {
            throw new Difference("jvp", sum + " for " + expected);
        }
    }

    /** The rows of the Jacobian, weighted by the seed, add up to the gradient. */
    private static void rows(Companion companion, Sample sample, double[] gradient, double tolerance) {
        double[][] jacobian = companion.matrix("jacobian", Values.copies(sample.arguments()));
        double[] seed = Values.flatten(sample.seed());
        double[] sum = new double[gradient.length];
        for (int row = 0; row < seed.length; row++) {
            for (int column = 0; column < sum.length; column++) {
                sum[column] += seed[row] * jacobian[row][column];
            }
        }
        close(sum, gradient, tolerance, "jacobian");
    }

    /** The product of Hessian and direction is the slope of the gradient, wherever differences are to be trusted. */
    private static void product(Companion companion, Sample sample, boolean whole) {
        double[] at = sample.numbers(companion.active());
        double[] direction = direction(at);
        double[] product = along("hvp", companion, sample, direction).flat();
        double[] wide = slopes(companion, sample, at, direction, 1e-4);
        double[] narrow = slopes(companion, sample, at, direction, 3e-5);
        double scale = Math.max(scale(product), 1);
        if (whole) {
            double[][] hessian = companion.matrix("hessian", Values.copies(sample.arguments()));
            for (int i = 0; i < product.length; i++) {
                double sum = Values.dot(hessian[i], direction);
                if (!(Math.abs(sum - product[i]) <= 1e-8 * scale(hessian[i]) * product.length)
                        && Double.compare(sum, product[i]) != 0) {
                    throw new Difference("hessian", "row %d gives %s for %s".formatted(i, sum, product[i]));
                }
            }
        }
        for (int i = 0; i < product.length; i++) {
            boolean certain = Math.abs(wide[i] - narrow[i]) <= 1e-5 * scale;
            if (certain && Math.abs(product[i] - narrow[i]) > 1e-3 * scale) {
                throw new Difference("hvp", "component %d is %s for %s".formatted(i, product[i], narrow[i]));
            }
        }
    }

    private static double[] slopes(Companion companion, Sample sample, double[] at, double[] direction, double step) {
        double[] above = moved(companion, sample, at, direction, step);
        double[] below = moved(companion, sample, at, direction, -step);
        for (int i = 0; i < above.length; i++) {
            above[i] = (above[i] - below[i]) / (2 * step);
        }
        return above;
    }

    private static double[] moved(Companion companion, Sample sample, double[] at, double[] direction, double step) {
        double[] point = at.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += step * direction[i];
        }
        double[] unknown = new double[point.length];
        Arrays.fill(unknown, Double.NaN);
        return unlessThrown(
                () -> companion
                        .gradient(sample.with(companion.active(), point), sample.seed())
                        .flat(),
                unknown);
    }

    /** What a method gives at a point nearby; where it throws there, a difference tells nothing. */
    private static <T> T unlessThrown(Supplier<T> call, T otherwise) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return otherwise;
        }
    }

    private static double[] differences(Companion companion, Sample sample, double[] seed, double step) {
        return Differences.gradient(
                point -> unlessThrown(
                        () -> Values.dot(seed, Values.flatten(companion.value(sample.with(companion.active(), point)))),
                        Double.NaN),
                sample.numbers(companion.active()),
                step);
    }

    private static double scale(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).reduce(1e-2, Math::max);
    }

    private static void same(double[] actual, double[] expected, String kind) {
        if (!Arrays.equals(actual, expected)) {
            throw new Difference(kind, Arrays.toString(actual) + " for " + Arrays.toString(expected));
        }
    }

    private static void close(double[] actual, double[] expected, double tolerance, String kind) {
        double scale = scale(expected);
        for (int i = 0; i < expected.length; i++) {
            boolean same = Double.compare(actual[i], expected[i]) == 0;
            if (!same && !(Math.abs(actual[i] - expected[i]) <= tolerance * scale)) {
                throw new Difference(kind, "component %d is %s for %s".formatted(i, actual[i], expected[i]));
            }
        }
    }

    /** Two numbers that should be the same. */
    private static final class Difference extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String kind;

        Difference(String kind, String message) {
            super(kind + ": " + message);
            this.kind = kind;
        }
    }
}
