package dev.retrograd.benchmarks.eval;

import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code hello}: a square and, as its derivative, a double. */
public final class Hello {

    private Hello() {}

    static Eval eval() {
        return new Eval("hello", Map.of("square", Hello::primal, "double", Hello::gradient));
    }

    /**
     * The square of a number.
     *
     * @param x the number
     * @return its square
     */
    @Differentiable
    public static double square(double x) {
        return x * x;
    }

    private static Evaluation primal(Input input) {
        double x = input.number();
        return () -> square(x);
    }

    private static Evaluation gradient(Input input) {
        double x = input.number();
        return () -> SquareGrad.gradient(x).x();
    }
}
