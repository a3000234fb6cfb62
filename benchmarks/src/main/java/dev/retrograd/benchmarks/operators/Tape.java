package dev.retrograd.benchmarks.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The baseline: every operation writes its operands and partial derivatives down, and the reverse sweep reads them
 * backwards. The arrays are reused from run to run.
 */
public final class Tape implements Arithmetic<Tape.Variable> {

    private static final int NONE = -1;

    private int[] left = new int[1024];
    private int[] right = new int[1024];
    private double[] byLeft = new double[1024];
    private double[] byRight = new double[1024];
    private double[] adjoint = new double[1024];
    private int size;

    /**
     * A number on the tape, or a constant.
     *
     * @param index its place, negative for a constant
     * @param value its value
     */
    public record Variable(int index, double value) {}

    /** Makes an empty tape. */
    public Tape() {}

    /**
     * Runs a program and differentiates its results by its inputs.
     *
     * @param program the program
     * @param derivatives is filled with the derivatives of the results one after the other
     * @return the sum of the results
     */
    public double run(ScalarProgram program, double[] derivatives) {
        double sum = 0;
        int next = 0;
        for (int evaluation = 0; evaluation < program.evaluations(); evaluation++) {
            size = 0;
            double[] inputs = program.inputs(evaluation);
            List<Variable> x = new ArrayList<>(inputs.length);
            for (double input : inputs) {
                x.add(push(input, NONE, 0, NONE, 0));
            }
            for (Variable output : program.outputs(this, x, evaluation)) {
                sum += output.value;
                sweep(output);
                System.arraycopy(adjoint, 0, derivatives, next, inputs.length);
                next += inputs.length;
            }
        }
        return sum;
    }

    private void sweep(Variable output) {
        Arrays.fill(adjoint, 0, size, 0);
        if (output.index < 0) {
            return;
        }
        adjoint[output.index] = 1;
        for (int i = output.index; i >= 0; i--) {
            double a = adjoint[i];
            if (a != 0) {
                if (left[i] >= 0) {
                    adjoint[left[i]] += byLeft[i] * a;
                }
                if (right[i] >= 0) {
                    adjoint[right[i]] += byRight[i] * a;
                }
            }
        }
    }

    private Variable push(double value, int a, double byA, int b, double byB) {
        if (size == left.length) {
            int length = 2 * size;
            left = Arrays.copyOf(left, length);
            right = Arrays.copyOf(right, length);
            byLeft = Arrays.copyOf(byLeft, length);
            byRight = Arrays.copyOf(byRight, length);
            adjoint = Arrays.copyOf(adjoint, length);
        }
        left[size] = a;
        right[size] = b;
        byLeft[size] = byA;
        byRight[size] = byB;
        size++;
        return new Variable(size - 1, value);
    }

    private Variable push(double value, Variable a, double byA) {
        return push(value, a.index, byA, NONE, 0);
    }

    @Override
    public Variable constant(double value) {
        return new Variable(NONE, value);
    }

    @Override
    public double value(Variable a) {
        return a.value;
    }

    @Override
    public Variable plus(Variable a, Variable b) {
        return push(a.value + b.value, a.index, 1, b.index, 1);
    }

    @Override
    public Variable minus(Variable a, Variable b) {
        return push(a.value - b.value, a.index, 1, b.index, -1);
    }

    @Override
    public Variable times(Variable a, Variable b) {
        return push(a.value * b.value, a.index, b.value, b.index, a.value);
    }

    @Override
    public Variable divide(Variable a, Variable b) {
        double y = a.value / b.value;
        return push(y, a.index, 1 / b.value, b.index, -y / b.value);
    }

    @Override
    public Variable times(Variable a, double b) {
        return push(a.value * b, a, b);
    }

    @Override
    public Variable plus(Variable a, double b) {
        return push(a.value + b, a, 1);
    }

    @Override
    public Variable exp(Variable a) {
        double y = Math.exp(a.value);
        return push(y, a, y);
    }

    @Override
    public Variable log(Variable a) {
        return push(Math.log(a.value), a, 1 / a.value);
    }

    @Override
    public Variable sqrt(Variable a) {
        double y = Math.sqrt(a.value);
        return push(y, a, 0.5 / y);
    }

    @Override
    public Variable sin(Variable a) {
        return push(Math.sin(a.value), a, Math.cos(a.value));
    }

    @Override
    public Variable cos(Variable a) {
        return push(Math.cos(a.value), a, -Math.sin(a.value));
    }

    @Override
    public Variable sigmoid(Variable a) {
        double y = 1 / (1 + Math.exp(-a.value));
        return push(y, a, y * (1 - y));
    }

    @Override
    public Variable tanh(Variable a) {
        double y = Math.tanh(a.value);
        return push(y, a, 1 - y * y);
    }
}
