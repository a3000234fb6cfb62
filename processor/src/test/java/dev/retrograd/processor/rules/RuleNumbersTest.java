package dev.retrograd.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.processor.ir.DualInterpreter;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table in numbers: every row against differences and dual numbers on its domain, and at its edges. */
final class RuleNumbersTest {
    private static final double DIRECTION = 0.75;

    static Stream<String> rows() {
        return Rules.all().stream()
                .filter(RuleNumbersTest::isHere)
                .map(rule -> rule.function() + "/" + rule.operands().size());
    }

    private static Rule rule(String row) {
        int slash = row.lastIndexOf('/');
        return Rules.find(row.substring(0, slash), Integer.parseInt(row.substring(slash + 1)))
                .orElseThrow();
    }

    /** Whether this JDK has the function. */
    private static boolean isHere(Rule rule) {
        String name = rule.function().substring(rule.function().indexOf('.') + 1);
        return !rule.function().contains("Math.")
                || Stream.of(Math.class.getMethods())
                        .anyMatch(method -> method.getName().equals(name));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithDifferencesAndDualNumbers(String row) {
        Rule rule = rule(row);
        Random random = new Random(row.hashCode());
        for (int round = 0; round < 50; round++) {
            List<Object> point = new ArrayList<>();
            for (Row.Range range : rule.domain()) {
                point.add(range.low() + (range.high() - range.low()) * random.nextDouble());
            }
            List<Double> partials = partials(rule, point);
            for (int i = 0; i < point.size(); i++) {
                double expected = dual(rule, point, i);
                assertThat(partials.get(i))
                        .as("%s by operand %d at %s", row, i, point)
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
                if (isReal(rule, i)) {
                    assertThat(expected).isCloseTo(difference(rule, point, i), within(tolerance(expected)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheStatedPartialsAtItsEdges(String row) {
        Rule rule = rule(row);
        for (Row.Edge edge : rule.edges()) {
            List<Double> partials = partials(rule, new ArrayList<>(edge.operands()));
            for (int i = 0; i < partials.size(); i++) {
                // Adding 0 makes both zeros one.
                assertThat(partials.get(i) + 0.0)
                        .as("%s by operand %d at %s", row, i, edge.operands())
                        .isEqualTo(Double.valueOf(edge.partials().get(i) + 0.0));
            }
            boolean finite = edge.operands().stream().allMatch(Double::isFinite);
            boolean bounded = partials.stream().allMatch(Double::isFinite);
            assertThat(finite && !bounded && !rule.isUnbounded()).as(row).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void contributesTheAdjointTimesThePartial(String row) {
        Rule rule = rule(row);
        Random random = new Random(row.hashCode());
        List<Object> point = new ArrayList<>();
        for (Row.Range range : rule.domain()) {
            point.add(range.low() + (range.high() - range.low()) * random.nextDouble());
        }
        List<Double> partials = partials(rule, point);
        for (int i = 0; i < point.size(); i++) {
            if (rule.isActive(i)) {
                double product = DIRECTION * partials.get(i);
                List<Object> outcome = Interpreter.run(contribution(rule, i), arguments(rule, point));
                assertThat((Double) outcome.get(0)).isCloseTo(product, within(1e-14 * Math.abs(product)));
                assertThat((Double) outcome.get(1)).isEqualTo(1 + (Double) outcome.get(0));
            }
        }
    }

    /** The steps of a difference in {@code float} or next to a rounding are not those of the real function. */
    private static boolean isReal(Rule rule, int operand) {
        return rule.isActive(operand)
                && !Set.of("(float)", "Math.nextUp", "Math.nextDown", "Math.nextAfter")
                        .contains(rule.function());
    }

    private static double tolerance(double expected) {
        return 1e-7 * Math.max(1, Math.abs(expected));
    }

    private static List<Double> partials(Rule rule, List<Object> point) {
        List<Double> partials = new ArrayList<>();
        for (int i = 0; i < point.size(); i++) {
            List<Value> params = params(rule);
            RegionBuilder body = new RegionBuilder(params, Origin.NONE);
            Value result = call(rule, body, params);
            Value partial = rule.partial(i, body, params, result).orElseGet(() -> body.constant(0.0));
            partials.add((Double) run(params, body, List.of(partial), point).get(0));
        }
        return partials;
    }

    /** A function of the operands that returns the contribution of a fixed adjoint, and 1 with it accumulated. */
    private static Function contribution(Rule rule, int operand) {
        List<Value> params = params(rule);
        RegionBuilder body = new RegionBuilder(params, Origin.NONE);
        Value result = call(rule, body, params);
        Value adjoint = body.constant(DIRECTION);
        Value contribution =
                rule.contribution(operand, body, params, result, adjoint).orElseThrow();
        Value sum = rule.accumulate(operand, body, params, result, adjoint, body.constant(1.0));
        return Verifier.check(new Function("f", Set.of(), body.returning(List.of(contribution, sum))));
    }

    private static double dual(Rule rule, List<Object> point, int operand) {
        List<Object> tangents = new ArrayList<>();
        for (int i = 0; i < point.size(); i++) {
            tangents.add(i == operand ? 1.0 : 0.0);
        }
        List<Object> arguments = List.of(arguments(rule, point));
        return (Double) DualInterpreter.run(primal(rule), arguments, tangents)
                .tangents()
                .get(0);
    }

    private static double difference(Rule rule, List<Object> point, int operand) {
        double step = 1e-6;
        List<Object> above = new ArrayList<>(point);
        List<Object> below = new ArrayList<>(point);
        above.set(operand, (Double) point.get(operand) + step);
        below.set(operand, (Double) point.get(operand) - step);
        return (value(rule, above) - value(rule, below)) / (2 * step);
    }

    private static double value(Rule rule, List<Object> point) {
        return ((Number) Interpreter.run(primal(rule), arguments(rule, point)).get(0)).doubleValue();
    }

    private static Function primal(Rule rule) {
        List<Value> params = params(rule);
        RegionBuilder body = new RegionBuilder(params, Origin.NONE);
        Value result = call(rule, body, params);
        return Verifier.check(new Function("f", Set.of(), body.returning(List.of(result))));
    }

    private static List<Object> run(List<Value> params, RegionBuilder body, List<Value> results, List<Object> point) {
        Function function = Verifier.check(new Function("f", Set.of(), body.returning(results)));
        Object[] arguments = new Object[point.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = convert(params.get(i), point.get(i));
        }
        return Interpreter.run(function, arguments);
    }

    private static Object[] arguments(Rule rule, List<Object> point) {
        List<Value> params = params(rule);
        Object[] arguments = new Object[point.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = convert(params.get(i), point.get(i));
        }
        return arguments;
    }

    private static Object convert(Value param, Object number) {
        return param.type() == Primitive.INT ? (Object) ((Double) number).intValue() : number;
    }

    /** The operands, all {@code double} but for the exponent of {@code scalb}. */
    private static List<Value> params(Rule rule) {
        return rule.operands().stream()
                .map(name -> Value.of(name.equals("n") ? Primitive.INT : Primitive.DOUBLE, name))
                .collect(Collectors.toList());
    }

    private static Value call(Rule rule, RegionBuilder body, List<Value> params) {
        Primitive type = rule.function().equals("(float)") ? Primitive.FLOAT : Primitive.DOUBLE;
        return body.call(type, rule.function(), params.toArray(Value[]::new));
    }
}
