package dev.retrograd.benchmarks.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tape, which other contenders are measured against, against differences of the programs themselves. */
class TapeTest {

    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "lorenz", "logistic", "network", "ba"})
    void derivativesAreThoseOfTheProgram(String name) {
        Row row = Rows.named(name);
        ScalarProgram program = row.program().orElseThrow();
        double[] derivatives = row.expected().get();
        Random random = new Random(5);
        int outputs = 0;
        int next = 0;
        for (int evaluation = 0; evaluation < program.evaluations(); evaluation++) {
            double[] x = program.inputs(evaluation);
            double[] direction = random.doubles(x.length, -1, 1).toArray();
            double[] after = run(program, evaluation, x, direction, STEP);
            double[] before = run(program, evaluation, x, direction, -STEP);
            for (int i = 0; i < after.length; i++) {
                double slope = 0;
                double size = 0;
                for (int j = 0; j < x.length; j++) {
                    double term = derivatives[next + j] * direction[j] * Math.max(1, Math.abs(x[j]));
                    slope += term;
                    size += Math.abs(term);
                }
                next += x.length;
                outputs++;
                assertThat((after[i] - before[i]) / (2 * STEP)).isCloseTo(slope, within(1e-6 * size));
            }
        }
        assertThat(next).isEqualTo(derivatives.length).isPositive();
        assertThat(outputs).isGreaterThanOrEqualTo(program.evaluations());
    }

    private static double[] run(ScalarProgram program, int evaluation, double[] x, double[] direction, double step) {
        Double[] moved = new Double[x.length];
        Arrays.setAll(moved, i -> x[i] + step * direction[i] * Math.max(1, Math.abs(x[i])));
        return program.outputs(new Doubles(), List.of(moved), evaluation).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Plain numbers. */
    private static final class Doubles implements Arithmetic<Double> {

        @Override
        public Double constant(double value) {
            return value;
        }

        @Override
        public double value(Double a) {
            return a;
        }

        @Override
        public Double plus(Double a, Double b) {
            return a + b;
        }

        @Override
        public Double minus(Double a, Double b) {
            return a - b;
        }

        @Override
        public Double times(Double a, Double b) {
            return a * b;
        }

        @Override
        public Double divide(Double a, Double b) {
            return a / b;
        }

        @Override
        public Double exp(Double a) {
            return Math.exp(a);
        }

        @Override
        public Double log(Double a) {
            return Math.log(a);
        }

        @Override
        public Double sqrt(Double a) {
            return Math.sqrt(a);
        }

        @Override
        public Double sin(Double a) {
            return Math.sin(a);
        }

        @Override
        public Double cos(Double a) {
            return Math.cos(a);
        }
    }
}
