package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Outcome;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator with every kind of constant on either side: folding changes no bit of any result. */
final class ExactFoldingTest {
    private static final Origin USER = Origin.at(new Span("", 1, 1, -1, -1));
    private static final List<Double> REALS = List.of(
            0.0, -0.0, 1.0, -1.0, 2.0, 3.0, 0.5, 1e308, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1e300);
    private static final List<Integer> INTEGERS = List.of(0, 1, -1, 2, 31, 33, Integer.MAX_VALUE, Integer.MIN_VALUE);

    @ParameterizedTest
    @ValueSource(
            strings = {"+", "-", "*", "/", "%", "Math.pow", "Math.max", "Math.min", "StrictMath.pow", "Math.atan2"})
    void realsKeepTheirBits(String function) {
        for (double constant : REALS) {
            for (double x : REALS) {
                check(function, Primitive.DOUBLE, Primitive.DOUBLE, constant, x);
                check(function.startsWith("Math.m") ? "+" : function, Primitive.FLOAT, Primitive.FLOAT, constant, x);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<=", ">", ">=", "==", "!="})
    void comparisonsOfRealsAreKept(String function) {
        for (double constant : REALS) {
            for (double x : REALS) {
                check(function, Primitive.DOUBLE, Primitive.BOOLEAN, constant, x);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>"})
    void integersKeepTheirBits(String function) {
        for (int constant : INTEGERS) {
            for (int x : INTEGERS) {
                check(function, Primitive.INT, Primitive.INT, constant, x);
                if (!function.contains("<") && !function.contains(">")) {
                    check(function, Primitive.LONG, Primitive.LONG, constant, x);
                }
            }
        }
    }

    private static void check(String function, Primitive type, Primitive result, Number constant, Number x) {
        if (type == Primitive.FLOAT && function.contains(".")) {
            return;
        }
        Object fixed = convert(type, constant);
        Object given = convert(type, x);
        for (int shape = 0; shape < 3; shape++) {
            Value param = Value.of(type, "x");
            RegionBuilder body = new RegionBuilder(List.of(param), USER);
            Value first = shape == 1 ? param : body.constant(fixed);
            Value second = shape == 0 ? param : body.constant(shape == 2 ? given : fixed);
            Value called = body.call(result, function, first, second);
            Function original = new Function("f", Set.of(), body.returning(List.of(called)));
            Function folded = new ConstantFolding().apply(original);
            assertThat(Outcome.of(folded, given))
                    .as("%s %s %s, shape %d, type %s", constant, function, x, shape, type)
                    .isEqualTo(Outcome.of(original, given));
        }
    }

    private static Object convert(Primitive type, Number number) {
        return switch (type) {
            case DOUBLE -> number.doubleValue();
            case FLOAT -> number.floatValue();
            case LONG -> number.longValue();
            default -> number.intValue();
        };
    }

    @Test
    void castsThereAndBackAreExactOnlyUpwards() {
        for (Primitive wide : List.of(Primitive.LONG, Primitive.FLOAT, Primitive.DOUBLE)) {
            for (int x : INTEGERS) {
                Value param = Value.of(Primitive.INT, "x");
                RegionBuilder body = new RegionBuilder(List.of(param), USER);
                Value up = body.call(wide, "(" + wide + ")", param);
                Value down = body.call(Primitive.INT, "(int)", up);
                Function original = new Function("f", Set.of(), body.returning(List.of(down)));
                assertThat(Outcome.of(new ConstantFolding().apply(original), x)).isEqualTo(Outcome.of(original, x));
            }
        }
    }
}
