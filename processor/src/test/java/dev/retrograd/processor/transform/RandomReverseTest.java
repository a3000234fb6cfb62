package dev.retrograd.processor.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.DualInterpreter;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.RandomFunctions;
import dev.retrograd.processor.ir.Verifier;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.Rounding;
import dev.retrograd.processor.optimize.storage.StoragePlan;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The gradients of random functions against dual numbers, at every stage: as the transform leaves them, optimised, and with their
 * storage planned by each policy. The value keeps its bits, exceptions are the method's own, arguments are not changed.
 */
final class RandomReverseTest {
    /** Rounding errors may grow in functions that nobody would write. */
    private static final double TOLERANCE = 1e-6;

    private static final double LARGE = 1e9;

    @Property(tries = 300, seed = "3156653552330282908")
    void agreesWithDualNumbers(@ForAll long seed) {
        Function primal = RandomFunctions.scalar(seed);
        for (Map.Entry<String, Function> stage : stages(primal).entrySet()) {
            String text = stage.getKey() + ":\n" + Printer.print(primal) + Printer.print(stage.getValue());
            assertThat(Verifier.failures(stage.getValue())).as(text).isEmpty();
            for (int run = 0; run < 2; run++) {
                check(primal, stage.getValue(), seed + run, text);
            }
        }
    }

    private static Map<String, Function> stages(Function primal) {
        Optimizer optimizer = new Optimizer(Set.of());
        Map<String, Function> stages = new LinkedHashMap<>();
        Function reverse = Reverse.of(primal);
        stages.put("reverse", reverse);
        Function optimized = optimizer.apply(Reverse.of(optimizer.apply(primal)));
        stages.put("optimized", optimized);
        for (StoragePolicy policy : StoragePolicy.values()) {
            stages.put(policy + " without optimisation", StoragePlan.apply(reverse, policy));
            for (Rounding rounding : Rounding.values()) {
                stages.put(
                        policy + ", rounding " + rounding,
                        optimizer.finish(StoragePlan.apply(optimized, policy), rounding));
            }
        }
        return stages;
    }

    private static void check(Function primal, Function gradient, long seed, String text) {
        Object expected = outcome(primal, RandomFunctions.arguments(seed));
        Object[] arguments = RandomFunctions.arguments(seed);
        Object actual = outcome(gradient, arguments);
        assertThat(Arrays.deepToString(arguments))
                .as(text)
                .isEqualTo(Arrays.deepToString(RandomFunctions.arguments(seed)));
        if (!(expected instanceof List<?> results) || !(actual instanceof List<?> adjoints)) {
            assertThat(actual).as(text).isEqualTo(expected);
            return;
        }
        assertThat(adjoints.get(0)).as(text).isEqualTo(results.get(0));
        List<Double> found = flat(adjoints.subList(1, adjoints.size()));
        List<Double> wanted = partials(primal, seed);
        assertThat(found).as(text).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            double a = found.get(i);
            double b = wanted.get(i);
            if (Math.abs(a) < LARGE && Math.abs(b) < LARGE) {
                assertThat(Math.abs(a - b))
                        .as("partial %d of %s, expected %s, in %s", i, found, wanted, text)
                        .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(b)));
            }
        }
    }

    /** What the function returns, or the class of the exception. */
    private static Object outcome(Function function, Object... arguments) {
        try {
            return Interpreter.run(function, arguments);
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            return e.getClass();
        }
    }

    /** The partials with respect to {@code x}, then to the elements of {@code w} and {@code m}, one direction at a time. */
    private static List<Double> partials(Function primal, long seed) {
        int length = RandomFunctions.LENGTH;
        List<Double> partials = new ArrayList<>();
        for (int i = 0; i < 1 + length + RandomFunctions.ROWS * length; i++) {
            double[] w = new double[length];
            double[][] m = new double[RandomFunctions.ROWS][length];
            if (i > length) {
                m[(i - length - 1) / length][(i - length - 1) % length] = 1;
            } else if (i > 0) {
                w[i - 1] = 1;
            }
            List<Object> tangents = Arrays.asList(i == 0 ? 1.0 : 0.0, null, w, null, null, m);
            List<Object> arguments = List.of(RandomFunctions.arguments(seed));
            partials.add((Double)
                    DualInterpreter.run(primal, arguments, tangents).tangents().get(0));
        }
        return partials;
    }

    private static List<Double> flat(List<?> adjoints) {
        List<Double> flat = new ArrayList<>();
        for (Object adjoint : adjoints) {
            if (adjoint instanceof double[] array) {
                Arrays.stream(array).forEach(flat::add);
            } else if (adjoint instanceof double[][] rows) {
                flat.addAll(flat(List.of((Object[]) rows)));
            } else {
                flat.add((Double) adjoint);
            }
        }
        return flat;
    }
}
