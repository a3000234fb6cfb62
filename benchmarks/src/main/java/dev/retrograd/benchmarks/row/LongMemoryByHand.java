package dev.retrograd.benchmarks.row;

import java.util.Arrays;

/**
 * The adjoint of the long short-term memory by hand. Kept are, for every character and layer, the gates, tanh of the cell
 * and what came in; the reverse sweep calls no function of {@code Math}.
 */
final class LongMemoryByHand {

    private final int layers;
    private final int bits;
    private final double[][] forgets;
    private final double[][] ins;
    private final double[][] outs;
    private final double[][] changes;
    private final double[][] tanhs;
    /** The cells before each step, and after the last. */
    private final double[][] cells;
    /** The hidden values before each step, and after the last. */
    private final double[][] hiddens;

    private final double[][] signals;
    private final double[][] exps;
    private final double[] sums;
    private final double[][] dHidden;
    private final double[][] dCell;
    private final double[] dSignal;
    private final double[][] dMain;
    private final double[][] dExtra;

    LongMemoryByHand(int layers, int characters, int bits) {
        this.layers = layers;
        this.bits = bits;
        int steps = layers * (characters - 1);
        forgets = new double[steps][bits];
        ins = new double[steps][bits];
        outs = new double[steps][bits];
        changes = new double[steps][bits];
        tanhs = new double[steps][bits];
        cells = new double[steps + layers][bits];
        hiddens = new double[steps + layers][bits];
        signals = new double[characters - 1][bits];
        exps = new double[characters - 1][bits];
        sums = new double[characters - 1];
        dHidden = new double[layers][bits];
        dCell = new double[layers][bits];
        dSignal = new double[bits];
        dMain = new double[2 * layers][4 * bits];
        dExtra = new double[3][bits];
    }

    double[][] dMain() {
        return dMain;
    }

    double[][] dExtra() {
        return dExtra;
    }

    double gradient(double[][] main, double[][] extra, double[][] state, double[][] sequence) {
        for (int layer = 0; layer < layers; layer++) {
            System.arraycopy(state[2 * layer], 0, hiddens[layer], 0, bits);
            System.arraycopy(state[2 * layer + 1], 0, cells[layer], 0, bits);
        }
        int last = sequence.length - 1;
        double total = 0;
        for (int t = 0; t < last; t++) {
            double[] signal = signals[t];
            for (int j = 0; j < bits; j++) {
                signal[j] = sequence[t][j] * extra[0][j];
            }
            for (int layer = 0; layer < layers; layer++) {
                int step = t * layers + layer;
                forward(main[2 * layer], main[2 * layer + 1], signal, step);
                signal = hiddens[step + layers];
            }
            total = predict(extra, signal, sequence[t + 1], t, total);
        }
        reverse(main, extra, sequence, -1.0 / (last * bits));
        return -total / (last * bits);
    }

    private void forward(double[] weight, double[] bias, double[] input, int step) {
        double[] forget = forgets[step];
        double[] in = ins[step];
        double[] out = outs[step];
        double[] change = changes[step];
        double[] tanh = tanhs[step];
        double[] before = hiddens[step];
        double[] hidden = hiddens[step + layers];
        double[] cellBefore = cells[step];
        double[] cell = cells[step + layers];
        for (int j = 0; j < bits; j++) {
            forget[j] = sigmoid(input[j] * weight[j] + bias[j]);
            in[j] = sigmoid(before[j] * weight[bits + j] + bias[bits + j]);
            out[j] = sigmoid(input[j] * weight[2 * bits + j] + bias[2 * bits + j]);
            change[j] = Math.tanh(before[j] * weight[3 * bits + j] + bias[3 * bits + j]);
            cell[j] = cellBefore[j] * forget[j] + in[j] * change[j];
            tanh[j] = Math.tanh(cell[j]);
            hidden[j] = out[j] * tanh[j];
        }
    }

    /** Adds to the total, as the method does, one by one. */
    private double predict(double[][] extra, double[] signal, double[] next, int t, double totalBefore) {
        double[] exp = exps[t];
        double sum = 2;
        for (int j = 0; j < bits; j++) {
            exp[j] = Math.exp(signal[j] * extra[1][j] + extra[2][j]);
            sum += exp[j];
        }
        sums[t] = sum;
        double logSum = Math.log(sum);
        double total = totalBefore;
        for (int j = 0; j < bits; j++) {
            total += next[j] * (signal[j] * extra[1][j] + extra[2][j] - logSum);
        }
        return total;
    }

    private void reverse(double[][] main, double[][] extra, double[][] sequence, double seed) {
        clear(dHidden);
        clear(dCell);
        clear(dMain);
        clear(dExtra);
        for (int t = sequence.length - 2; t >= 0; t--) {
            double[] next = sequence[t + 1];
            double[] exp = exps[t];
            double[] hidden = hiddens[(t + 2) * layers - 1];
            double ones = 0;
            for (int j = 0; j < bits; j++) {
                ones += next[j];
            }
            double share = ones / sums[t];
            for (int j = 0; j < bits; j++) {
                double dPrediction = seed * (next[j] - share * exp[j]);
                dExtra[1][j] += dPrediction * hidden[j];
                dExtra[2][j] += dPrediction;
                dSignal[j] = dPrediction * extra[1][j];
            }
            for (int layer = layers - 1; layer >= 0; layer--) {
                int step = t * layers + layer;
                double[] input = layer == 0 ? signals[t] : hiddens[step + layers - 1];
                reverse(main[2 * layer], input, step, layer);
            }
            double[] character = sequence[t];
            for (int j = 0; j < bits; j++) {
                dExtra[0][j] += dSignal[j] * character[j];
            }
        }
    }

    private void reverse(double[] weight, double[] input, int step, int layer) {
        double[] forget = forgets[step];
        double[] in = ins[step];
        double[] out = outs[step];
        double[] change = changes[step];
        double[] tanh = tanhs[step];
        double[] before = hiddens[step];
        double[] cellBefore = cells[step];
        double[] dWeight = dMain[2 * layer];
        double[] dBias = dMain[2 * layer + 1];
        double[] dh = dHidden[layer];
        double[] dc = dCell[layer];
        for (int j = 0; j < bits; j++) {
            double dHiddenJ = dh[j] + dSignal[j];
            double dCellJ = dc[j] + dHiddenJ * out[j] * (1 - tanh[j] * tanh[j]);
            double dOut = dHiddenJ * tanh[j] * (out[j] * (1 - out[j]));
            double dForget = dCellJ * cellBefore[j] * (forget[j] * (1 - forget[j]));
            double dIn = dCellJ * change[j] * (in[j] * (1 - in[j]));
            double dChange = dCellJ * in[j] * (1 - change[j] * change[j]);
            dc[j] = dCellJ * forget[j];
            dWeight[j] += dForget * input[j];
            dBias[j] += dForget;
            dWeight[bits + j] += dIn * before[j];
            dBias[bits + j] += dIn;
            dWeight[2 * bits + j] += dOut * input[j];
            dBias[2 * bits + j] += dOut;
            dWeight[3 * bits + j] += dChange * before[j];
            dBias[3 * bits + j] += dChange;
            dSignal[j] = dForget * weight[j] + dOut * weight[2 * bits + j];
            dh[j] = dIn * weight[bits + j] + dChange * weight[3 * bits + j];
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }
}
