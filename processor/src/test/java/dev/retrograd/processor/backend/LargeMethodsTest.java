package dev.retrograd.processor.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Interpreter;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies that HotSpot would refuse to compile become several methods. */
final class LargeMethodsTest {
    private static final int STATEMENTS = 1_200;

    /** A long chain of statements and its adjoints. */
    private static Function chain() {
        Value x = Value.of(Primitive.DOUBLE, "x");
        Value y = Value.of(Primitive.DOUBLE, "y");
        RegionBuilder builder = new RegionBuilder(List.of(x, y), Origin.NONE);
        List<Value> values = new ArrayList<>(List.of(x));
        for (int i = 0; i < STATEMENTS; i++) {
            Value last = values.get(i);
            Value product = builder.call(Primitive.DOUBLE, "*", last, y);
            Value next = builder.call(Primitive.DOUBLE, "Math.sin", product);
            next.nameIfAbsent("v" + (i + 1));
            values.add(next);
        }
        builder.at(
                new Origin(new Span("M.java", 3, 1, 0, 1), "v = sin(u * y); partials cos(u * y) * y, cos(u * y) * u"));
        Value adjoint = builder.constant(1.0);
        Value dy = builder.constant(0.0);
        for (int i = STATEMENTS; i > 0; i--) {
            Value product = builder.call(Primitive.DOUBLE, "*", values.get(i - 1), y);
            Value cosine = builder.call(Primitive.DOUBLE, "Math.cos", product);
            Value inner = builder.call(Primitive.DOUBLE, "*", adjoint, cosine);
            Value contribution = builder.call(Primitive.DOUBLE, "*", inner, values.get(i - 1));
            dy = builder.call(Primitive.DOUBLE, "+", dy, contribution);
            dy.nameIfAbsent("dy");
            adjoint = builder.call(Primitive.DOUBLE, "*", inner, y);
            adjoint.nameIfAbsent("dv" + (i - 1));
        }
        return new Function("chain", Set.of(x, y), builder.returning(List.of(values.get(STATEMENTS), adjoint, dy)));
    }

    @Test
    void handValuesOnInTheWorkspace() throws ReflectiveOperationException {
        Function function = chain();
        CompiledClasses compiled = CompiledClasses.of(List.of(Companion.of(function), Companion.MODEL));
        Class<?> companion = compiled.loadClass("p.ChainGrad");
        Object gradient =
                companion.getMethod("gradient", double.class, double.class).invoke(null, 0.7, 1.3);
        List<Object> expected = Interpreter.run(function, 0.7, 1.3);
        assertThat(List.of(
                        gradient.getClass().getMethod("value").invoke(gradient),
                        gradient.getClass().getMethod("x").invoke(gradient),
                        gradient.getClass().getMethod("y").invoke(gradient)))
                .isEqualTo(expected);
        assertThat(Arrays.stream(companion.getDeclaredMethods()).map(method -> method.getName()))
                .contains("forward1", "forward2", "reverse1", "reverse2");
        assertThat(compiled.largestMethod("p.ChainGrad")).isBetween(1_000, 6_000);
    }

    @Test
    void leavesOthersWhole() {
        assertThat(Companion.of(Programs.random(3, 5))).doesNotContain("forward1");
    }
}
