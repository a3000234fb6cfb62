package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import dev.retrograd.benchmarks.protocol.InvalidInputException;
import java.util.Map;

/** GradBench's {@code lstm}: long short-term memory whose weight matrices are diagonal, trained to foretell characters. */
public final class Lstm {

    private static final int GATES = 4;
    private static final int EXTRA = 3;

    private Lstm() {}

    static Eval eval() {
        return new Eval("lstm", Map.of("objective", Lstm::objective, "jacobian", Lstm::jacobian));
    }

    /**
     * The loss of the predicted characters, for each bit of them.
     *
     * @param main for each layer a row of weights and a row of biases; in each of them the forget, input, output and change
     *     gates one after the other
     * @param extra a row of weights of the input, a row of weights and a row of biases of the output
     * @param state for each layer a row of hidden values and a row of cells at the beginning
     * @param sequence the characters' bits, one row for each
     * @return the loss
     */
    @Differentiable(value = Derivative.HVP, name = "LstmGrad")
    public static double loss(
            double[][] main, double[][] extra, @Constant double[][] state, @Constant double[][] sequence) {
        int layers = state.length / 2;
        int bits = sequence[0].length;
        double[][] hidden = new double[layers][bits];
        double[][] cell = new double[layers][bits];
        for (int layer = 0; layer < layers; layer++) {
            System.arraycopy(state[2 * layer], 0, hidden[layer], 0, bits);
            System.arraycopy(state[2 * layer + 1], 0, cell[layer], 0, bits);
        }
        double total = 0;
        double[] signal = new double[bits];
        for (int t = 0; t < sequence.length - 1; t++) {
            for (int j = 0; j < bits; j++) {
                signal[j] = sequence[t][j] * extra[0][j];
            }
            for (int layer = 0; layer < layers; layer++) {
                step(main[2 * layer], main[2 * layer + 1], signal, hidden[layer], cell[layer]);
                System.arraycopy(hidden[layer], 0, signal, 0, bits);
            }
            double sum = 2;
            for (int j = 0; j < bits; j++) {
                signal[j] = signal[j] * extra[1][j] + extra[2][j];
                sum += Math.exp(signal[j]);
            }
            double logSum = Math.log(sum);
            for (int j = 0; j < bits; j++) {
                total += sequence[t + 1][j] * (signal[j] - logSum);
            }
        }
        return -total / ((sequence.length - 1) * bits);
    }

    /** Moves one layer on by one character. */
    private static void step(double[] weight, double[] bias, double[] input, double[] hidden, double[] cell) {
        int bits = input.length;
        for (int j = 0; j < bits; j++) {
            double forget = sigmoid(input[j] * weight[j] + bias[j]);
            double in = sigmoid(hidden[j] * weight[bits + j] + bias[bits + j]);
            double out = sigmoid(input[j] * weight[2 * bits + j] + bias[2 * bits + j]);
            double change = Math.tanh(hidden[j] * weight[3 * bits + j] + bias[3 * bits + j]);
            cell[j] = cell[j] * forget + in * change;
            hidden[j] = out * Math.tanh(cell[j]);
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Evaluation objective(Input input) {
        Arguments in = Arguments.of(input);
        return () -> loss(in.main, in.extra, in.state, in.sequence);
    }

    private static Evaluation jacobian(Input input) {
        Arguments in = Arguments.of(input);
        LstmGrad.Workspace ws = new LstmGrad.Workspace();
        return () -> {
            LstmGrad.gradient(in.main, in.extra, in.state, in.sequence, ws);
            return flat(ws.main(), ws.extra());
        };
    }

    private static double[] flat(double[][] main, double[][] extra) {
        double[] flat = new double[main.length * main[0].length + extra.length * extra[0].length];
        int next = 0;
        for (double[][] matrix : new double[][][] {main, extra}) {
            for (double[] row : matrix) {
                System.arraycopy(row, 0, flat, next, row.length);
                next += row.length;
            }
        }
        return flat;
    }

    /** The decoded input. */
    private record Arguments(double[][] main, double[][] extra, double[][] state, double[][] sequence) {

        static Arguments of(Input input) {
            double[][] sequence = input.matrix("sequence");
            double[][] state = input.matrix("state");
            int bits = sequence[0].length;
            if (sequence.length < 2) {
                throw new InvalidInputException("input.sequence: expected at least 2 rows, found 1");
            }
            if (state.length % 2 != 0 || state[0].length != bits) {
                throw new InvalidInputException("input.state: expected two rows of " + bits
                        + " numbers for each layer, found " + state.length + " rows of " + state[0].length);
            }
            return new Arguments(
                    input.matrix("main_params", state.length, GATES * bits),
                    input.matrix("extra_params", EXTRA, bits),
                    state,
                    sequence);
        }
    }
}
