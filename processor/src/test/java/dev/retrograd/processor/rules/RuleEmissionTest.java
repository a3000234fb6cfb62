package dev.retrograd.processor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations that rules emit, as one would write them by hand. */
final class RuleEmissionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +          | 2 | 0 | ''                                                          | %dy
            /          | 2 | 0 | %0 = call "/" %dy %b : double                               | %0
            /          | 2 | 1 | %0 = call "-" %dy : double; %1 = call "*" %0 %y : double; %2 = call "/" %1 %b : double | %2
            *          | 2 | 1 | %0 = call "*" %dy %a : double                               | %0
            -          | 2 | 1 | %0 = call "-" %dy : double                                  | %0
            Math.sin   | 1 | 0 | %0 = call "Math.cos" %a : double; %1 = call "*" %dy %0 : double | %1
            StrictMath.sin | 1 | 0 | %0 = call "StrictMath.cos" %a : double; %1 = call "*" %dy %0 : double | %1
            Math.log   | 1 | 0 | %0 = call "/" %dy %a : double                               | %0
            Math.toRadians | 1 | 0 | %0 = call "Math.toRadians" %dy : double                 | %0
            """)
    void contributes(String function, int arity, int operand, String expected, String result) {
        assertThat(emit(function, arity, operand, Primitive.DOUBLE, false)).isEqualTo(text(expected, result));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -          | 2 | 1 | %0 = call "-" %da %dy : double                              | %0
            -          | 1 | 0 | %0 = call "-" %da %dy : double                              | %0
            +          | 2 | 1 | %0 = call "+" %da %dy : double                              | %0
            /          | 2 | 1 | %0 = call "*" %dy %y : double; %1 = call "/" %0 %b : double; %2 = call "-" %da %1 : double | %2
            Math.cos   | 1 | 0 | %0 = call "Math.sin" %a : double; %1 = call "*" %dy %0 : double; %2 = call "-" %da %1 : double | %2
            Math.acos  | 1 | 0 | %0 = const 1.0 : double; %1 = call "-" %0 %a : double; %2 = const 1.0 : double; %3 = call "+" %2 %a : double; \
            %4 = call "*" %1 %3 : double; %5 = call "Math.sqrt" %4 : double; %6 = call "/" %dy %5 : double; %7 = call "-" %da %6 : double | %7
            """)
    void accumulates(String function, int arity, int operand, String expected, String result) {
        assertThat(emit(function, arity, operand, Primitive.DOUBLE, true)).isEqualTo(text(expected, result));
    }

    @Test
    void castsFloatOperands() {
        assertThat(emit("*", 2, 0, Primitive.FLOAT, false))
                .isEqualTo(text("%0 = call \"(double)\" %b : double; %1 = call \"*\" %dy %0 : double", "%1"));
    }

    @Test
    void keepsTheUntakenArmOfAKinkExactlyZero() {
        assertThat(emit("Math.max", 2, 1, Primitive.DOUBLE, false)).isEqualTo("""
                  %0 = call ">=" %a %b : boolean
                  %1 = call "!=" %a %a : boolean
                  %2 = call "|" %0 %1 : boolean
                  %3 = if %2 {
                    %4 = const 0.0 : double
                    yield %4
                  } else {
                    yield %dy
                  } : double
                  return %3
                """);
    }

    @Test
    void tellsWhatAPartialReads() {
        Rule division = Rules.find("/", 2).orElseThrow();
        assertThat(division.reads(0, 0)).isFalse();
        assertThat(division.reads(0, 1)).isTrue();
        assertThat(division.readsResult(0)).isFalse();
        assertThat(division.readsResult(1)).isTrue();
        assertThat(division.isUnbounded()).isTrue();
        Rule copySign = Rules.find("Math.copySign", 2).orElseThrow();
        assertThat(copySign.isActive(1)).isFalse();
        RegionBuilder region = new RegionBuilder(List.of(), Origin.NONE);
        assertThat(copySign.contribution(1, region, List.of(), null, null)).isEmpty();
        assertThat(copySign.partial(1, region, List.of(), null)).isEmpty();
    }

    @Test
    void tellsUnaryFromBinaryMinus() {
        assertThat(Rules.find("-", 1).orElseThrow().operands()).containsExactly("a");
        assertThat(Rules.find("-", 2).orElseThrow().operands()).containsExactly("a", "b");
        assertThat(Rules.find("-", 3)).isEmpty();
        assertThat(Rules.find("Math.nothing", 1)).isEmpty();
        assertThat(Rules.isZero("Math.nothing")).isFalse();
    }

    private static String emit(String function, int arity, int operand, Type type, boolean accumulate) {
        Rule rule = Rules.find(function, arity).orElseThrow();
        assertThat(rule.function()).isEqualTo(function);
        List<Value> operands =
                List.of("a", "b").stream().map(name -> Value.of(type, name)).collect(Collectors.toList());
        Value y = Value.of(type, "y");
        Value dy = Value.of(Primitive.DOUBLE, "dy");
        Value da = Value.of(Primitive.DOUBLE, "da");
        List<Value> params = new ArrayList<>(operands);
        params.addAll(List.of(y, dy, da));
        RegionBuilder region = new RegionBuilder(params, Origin.NONE);
        List<Value> used = operands.subList(0, arity);
        Value value = accumulate
                ? rule.accumulate(operand, region, used, y, dy, da)
                : rule.contribution(operand, region, used, y, dy).orElseThrow();
        Function emitted = new Function("f", Set.of(), region.returning(List.of(value)));
        String text = Printer.print(Verifier.check(emitted));
        return text.substring(text.indexOf('\n') + 1, text.lastIndexOf('}'));
    }

    private static String text(String ops, String result) {
        String lines = ops.isEmpty() ? "" : "  " + ops.replace("; ", "\n  ") + "\n";
        return lines + "  return " + result + "\n";
    }
}
