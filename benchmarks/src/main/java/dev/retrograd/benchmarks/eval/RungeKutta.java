package dev.retrograd.benchmarks.eval;

import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code ode}: a linear chain of differential equations, integrated by Runge and Kutta's classical method. */
public final class RungeKutta {

    private static final double END = 2;

    private RungeKutta() {}

    static Eval eval() {
        return new Eval("ode", Map.of("primal", RungeKutta::primal, "gradient", RungeKutta::gradient));
    }

    /**
     * The state at time 2 of y₀' = x₀, yᵢ' = xᵢ yᵢ₋₁ with y(0) = 0.
     *
     * @param x the parameters
     * @param steps the number of steps
     * @return the state
     */
    @Differentiable
    public static double[] integrate(double[] x, int steps) {
        int n = x.length;
        double h = END / steps;
        double[] y = new double[n];
        double[] stage = new double[n];
        double[] k1 = new double[n];
        double[] k2 = new double[n];
        double[] k3 = new double[n];
        double[] k4 = new double[n];
        for (int step = 0; step < steps; step++) {
            slope(x, y, k1);
            move(y, h / 2, k1, stage);
            slope(x, stage, k2);
            move(y, h / 2, k2, stage);
            slope(x, stage, k3);
            move(y, h, k3, stage);
            slope(x, stage, k4);
            for (int i = 0; i < n; i++) {
                y[i] += h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6;
            }
        }
        return y;
    }

    private static void slope(double[] x, double[] y, double[] k) {
        k[0] = x[0];
        for (int i = 1; i < x.length; i++) {
            k[i] = x[i] * y[i - 1];
        }
    }

    private static void move(double[] y, double time, double[] k, double[] stage) {
        for (int i = 0; i < y.length; i++) {
            stage[i] = y[i] + time * k[i];
        }
    }

    private static Evaluation primal(Input input) {
        double[] x = input.vector("x");
        int steps = input.integer("s", 1);
        return () -> integrate(x, steps);
    }

    /** The gradient of the last component. */
    private static Evaluation gradient(Input input) {
        double[] x = input.vector("x");
        int steps = input.integer("s", 1);
        double[] seed = new double[x.length];
        seed[x.length - 1] = 1;
        IntegrateGrad.Workspace ws = new IntegrateGrad.Workspace();
        return () -> {
            IntegrateGrad.gradient(x, steps, seed, ws);
            return ws.x();
        };
    }
}
