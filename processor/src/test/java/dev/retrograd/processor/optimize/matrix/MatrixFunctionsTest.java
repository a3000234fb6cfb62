package dev.retrograd.processor.optimize.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.ir.Verifier;
import dev.retrograd.processor.rules.MatrixRule;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: each function expanded has the runtime's bits, and each rule agrees with central differences. */
class MatrixFunctionsTest {
    private static final Set<String> ON_ROWS = Set.of("times", "transpose", "plus", "minus", "scale", "hadamard");
    private static final Set<String> FORMULAS_ONLY =
            Set.of("broadcast", "broadcastRow", "broadcastColumn", "gate", "whereNonZero");
    private static final Origin DERIVED = Origin.at(Span.NONE).note("rule");

    private final Random random = new Random(1);

    @TestFactory
    Stream<DynamicTest> values() {
        return cases().filter(c -> !FORMULAS_ONLY.contains(c.name))
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> hasTheRuntimesBits(c)));
    }

    @TestFactory
    Stream<DynamicTest> derivatives() {
        return cases().map(c -> DynamicTest.dynamicTest(c.toString(), () -> agreesWithDifferences(c)));
    }

    /** The scalar functions that elements go through are functions of numbers too. */
    @ParameterizedTest
    @CsvSource({"sigmoid, 0.3", "sigmoid, -2", "softplus, 0.3", "relu, 2", "relu, -2"})
    void scalars(String name, double at) {
        Value x = Value.of(Primitive.DOUBLE, "x");
        Value y = Value.of(Primitive.DOUBLE, "y");
        Value dy = Value.of(Primitive.DOUBLE, "dy");
        RegionBuilder body = new RegionBuilder(List.of(x, y, dy), DERIVED);
        MatrixRule rule = MatrixRules.find("Matrix." + name, 1).orElseThrow();
        Value dx = rule.contribution(body, 0, List.of(x), y, dy, null);
        Function adjoint = Verifier.check(new Function("f", Set.of(x), body.returning(List.of(dx))));
        double value = (Double) Machine.reflect("Matrix." + name, at);
        double above = (Double) Machine.reflect("Matrix." + name, at + 1e-6);
        double below = (Double) Machine.reflect("Matrix." + name, at - 1e-6);
        assertThat((Double) Machine.run(adjoint, at, value, 3.0).get(0))
                .isCloseTo(3 * (above - below) / 2e-6, within(1e-7));
    }

    private static Stream<Case> cases() {
        return MatrixRules.all().stream()
                .map(rule -> rule.function().substring("Matrix.".length()))
                .flatMap(name -> ON_ROWS.contains(name)
                        ? Stream.of(new Case(name, false), new Case(name, true))
                        : Stream.of(new Case(name, false)));
    }

    private void hasTheRuntimesBits(Case c) {
        for (int round = 0; round < 5; round++) {
            List<double[][]> numbers = c.numbers(random);
            Object expected = Machine.reflect("Matrix." + c.name, c.arguments(numbers));
            Object actual = Machine.run(c.primal(), c.arguments(numbers)).get(0);
            assertThat(Operands.numbers(actual)).isDeepEqualTo(Operands.numbers(expected));
        }
    }

    private void agreesWithDifferences(Case c) {
        MatrixRule rule = MatrixRules.find("Matrix." + c.name, c.types().size()).orElseThrow();
        for (int operand = 0; operand < rule.arity(); operand++) {
            if (rule.isActive(operand)) {
                agreesWithDifferences(c, rule, operand);
            }
        }
    }

    private void agreesWithDifferences(Case c, MatrixRule rule, int operand) {
        Function primal = c.primal();
        List<double[][]> numbers = c.numbers(random);
        Object value = Machine.run(primal, c.arguments(numbers)).get(0);
        double[][] seed = random(Operands.numbers(value));
        double[][] start = random(numbers.get(operand));
        List<Object> arguments = new ArrayList<>(List.of(c.arguments(numbers)));
        arguments.add(value);
        arguments.add(Operands.value(c.result(), seed));
        arguments.add(Operands.value(c.types().get(operand), start));
        double[][] adjoint = Operands.numbers(
                Machine.run(c.adjoint(rule, operand), arguments.toArray()).get(0));
        double[][] moved = numbers.get(operand);
        double step = 1e-5;
        for (int i = 0; i < moved.length; i++) {
            for (int j = 0; j < moved[i].length; j++) {
                double x = moved[i][j];
                moved[i][j] = x + step;
                double above =
                        dot(seed, Machine.run(primal, c.arguments(numbers)).get(0));
                moved[i][j] = x - step;
                double below =
                        dot(seed, Machine.run(primal, c.arguments(numbers)).get(0));
                moved[i][j] = x;
                assertThat(adjoint[i][j] - start[i][j])
                        .as("operand %d, element (%d, %d)", operand, i, j)
                        .isCloseTo((above - below) / (2 * step), within(1e-7));
            }
        }
    }

    private double[][] random(double[][] shape) {
        double[][] numbers = new double[shape.length][shape[0].length];
        for (double[] row : numbers) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return numbers;
    }

    private static double dot(double[][] seed, Object value) {
        double[][] numbers = Operands.numbers(value);
        double sum = 0;
        for (int i = 0; i < seed.length; i++) {
            for (int j = 0; j < seed[i].length; j++) {
                sum += seed[i][j] * numbers[i][j];
            }
        }
        return sum;
    }

    /** A function of matrices or of plain rows. */
    private record Case(String name, boolean rows) {

        private List<Type> types() {
            return Operands.types(name, rows);
        }

        private Type result() {
            return Operands.result(name, rows);
        }

        private List<double[][]> numbers(Random random) {
            List<double[][]> numbers = new ArrayList<>();
            for (int i = 0; i < types().size(); i++) {
                numbers.add(Operands.numbers(name, i, random));
            }
            return numbers;
        }

        private Object[] arguments(List<double[][]> numbers) {
            Object[] arguments = new Object[numbers.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = Operands.value(types().get(i), numbers.get(i));
            }
            return arguments;
        }

        private List<Value> params() {
            List<Value> params = new ArrayList<>();
            for (Type type : types()) {
                params.add(Value.of(type, "a" + params.size()));
            }
            return params;
        }

        private Function primal() {
            List<Value> params = params();
            RegionBuilder body = new RegionBuilder(params, Origin.NONE);
            Value result = body.call(result(), "Matrix." + name, params.toArray(Value[]::new));
            return expanded(params, body, result);
        }

        /** A function of the operands, the result, its adjoint, and the operand's adjoint so far. */
        private Function adjoint(MatrixRule rule, int operand) {
            List<Value> operands = params();
            Type type = types().get(operand);
            Value result = Value.of(result(), "y");
            Value seed = Value.of(result(), "dy");
            Value start = Value.of(type, "start");
            List<Value> params = new ArrayList<>(operands);
            params.addAll(List.of(result, seed, start));
            RegionBuilder body = new RegionBuilder(params, DERIVED);
            Value sum;
            if (type == Primitive.DOUBLE) {
                Value contribution = rule.contribution(body, operand, operands, result, seed, start);
                sum = body.call(Primitive.DOUBLE, "+", start, contribution);
            } else {
                sum = Value.of(type, "adjoint");
                body.add(new Op.Copy(sum, start, Placement.FRESH, DERIVED));
                Value contribution = rule.contribution(body, operand, operands, result, seed, sum);
                assertThat(contribution.type()).isEqualTo(type);
                body.add(new Op.Accumulate(sum, contribution, DERIVED));
            }
            return expanded(params, body, sum);
        }

        private static Function expanded(List<Value> params, RegionBuilder body, Value result) {
            Function function = new Function("f", Set.copyOf(params), body.returning(List.of(result)));
            return Verifier.check(MatrixExpansion.expand(Verifier.check(function), false));
        }

        @Override
        public String toString() {
            return name + (rows ? " of rows" : "");
        }
    }
}
