package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Companions grow with their methods, and no faster. */
class GrowthTest {
    private static final int ROOM = 1 << 29;

    /** Ways to write a long method. */
    private enum Form {
        STRAIGHT(25, "", "%1$s = Math.sin(%2$s) * %3$s; ", ""),
        BRANCHES(25, "", "if (%2$s > %3$s) { %1$s = %2$s * x; } else { %1$s = Math.sin(%3$s); } ", ""),
        /** Enough to be cut into several methods in every size, which has a cost of its own. */
        ARRAYS(120, "", "t[%4$d %% 8] += p[0] * %2$s; %1$s = t[(%4$d + 3) %% 8] * x; ", ""),
        LOOPS(
                25,
                "",
                "for (int i = 0; i < p.length; i++) { %1$s += Math.sin(p[i] * %2$s); t[%4$d %% 8] *= p[i]; } ",
                ""),
        BODY(25, "for (int i = 0; i < p.length; i++) { ", "%1$s = Math.sin(%2$s * p[i]) + %3$s; ", "} ");

        private final int statements;
        private final String head;
        private final String statement;
        private final String end;

        Form(int statements, String head, String statement, String end) {
            this.statements = statements;
            this.head = head;
            this.statement = statement;
            this.end = end;
        }

        private String method(int count) {
            String text = IntStream.range(0, count)
                    .mapToObj(i -> statement.formatted(variable(i), variable(3 * i + 1), variable(5 * i + 2), i))
                    .collect(Collectors.joining());
            return """
                    static double of(double[] p, double x) {
                      double a = x, b = 0.5, c = p[0], d = 2;
                      double[] t = new double[8];
                      t[3] = x;
                      %s%s%s
                      return a + b * c + d + t[1] + t[5];
                    }""".formatted(head, text, end);
        }

        private static String variable(int number) {
            return String.valueOf((char) ('a' + number % 4));
        }
    }

    /** Twice as many statements more give twice as much text more; four times as much would be quadratic growth. */
    @ParameterizedTest
    @EnumSource
    void isLinear(Form form) {
        int once = companion(form.method(form.statements));
        int twice = companion(form.method(2 * form.statements));
        int fourTimes = companion(form.method(4 * form.statements));
        assertThat((fourTimes - twice) / (double) (twice - once)).isBetween(1.5, 2.5);
    }

    private static int companion(String method) {
        return compiled(method).sources().values().stream()
                .mapToInt(String::length)
                .sum();
    }

    private static Compiled compiled(String method) {
        String text = "package p; public class Long { @dev.retrograd.Differentiable public " + method + " }";
        Compiled compiled = Compiled.of(Map.of("p.Long", text), List.of());
        assertThat(compiled.errors()).isEmpty();
        return compiled;
    }

    /** What javac takes, given a large stack, all phases take. */
    @Test
    void tenThousandTerms() throws ReflectiveOperationException, InterruptedException {
        String terms = IntStream.range(0, 10_000).mapToObj(i -> "x * " + i).collect(Collectors.joining(" + "));
        AtomicReference<Compiled> result = new AtomicReference<>();
        Thread thread = new Thread(
                null, () -> result.set(compiled("static double of(double x) { return " + terms + "; }")), "long", ROOM);
        thread.start();
        thread.join();
        assertThat(result.get()).isNotNull();
        Class<?> companion = result.get().loader().loadClass("p.OfGrad");
        Object gradient = companion.getMethod("gradient", double.class).invoke(null, 2.0);
        Method derivative = gradient.getClass().getMethod("x");
        assertThat(derivative.invoke(gradient)).isEqualTo(49_995_000.0);
    }
}
