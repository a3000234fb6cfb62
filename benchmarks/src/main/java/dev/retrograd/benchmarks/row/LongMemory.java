package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.eval.Lstm;
import dev.retrograd.benchmarks.eval.LstmGrad;
import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.ArrayList;
import java.util.List;

/** Long short-term memory of ADBench with 2 layers over 1,024 characters; its method is GradBench's {@link Lstm#loss}. */
final class LongMemory {

    private static final int GATES = 4;

    private LongMemory() {}

    /** The same without helpers, with while, and all numbers in flat arrays. */
    @Differentiable
    static double lstmFlat(
            double[] main, double[] extra, @Constant double[] state, @Constant double[] sequence, int bits) {
        int layers = state.length / (2 * bits);
        int characters = sequence.length / bits;
        double[] memory = state.clone();
        double[] signal = new double[bits];
        double total = 0;
        int t = 0;
        while (t < characters - 1) {
            for (int j = 0; j < bits; j++) {
                signal[j] = sequence[t * bits + j] * extra[j];
            }
            for (int layer = 0; layer < layers; layer++) {
                int weight = 8 * bits * layer;
                int bias = weight + 4 * bits;
                int hidden = 2 * bits * layer;
                int cell = hidden + bits;
                for (int j = 0; j < bits; j++) {
                    double forget = 1 / (1 + Math.exp(-(signal[j] * main[weight + j] + main[bias + j])));
                    double in =
                            1 / (1 + Math.exp(-(memory[hidden + j] * main[weight + bits + j] + main[bias + bits + j])));
                    double out =
                            1 / (1 + Math.exp(-(signal[j] * main[weight + 2 * bits + j] + main[bias + 2 * bits + j])));
                    double change =
                            Math.tanh(memory[hidden + j] * main[weight + 3 * bits + j] + main[bias + 3 * bits + j]);
                    memory[cell + j] = memory[cell + j] * forget + in * change;
                    memory[hidden + j] = out * Math.tanh(memory[cell + j]);
                    signal[j] = memory[hidden + j];
                }
            }
            double sum = 2;
            for (int j = 0; j < bits; j++) {
                signal[j] = signal[j] * extra[bits + j] + extra[2 * bits + j];
                sum += Math.exp(signal[j]);
            }
            double logSum = Math.log(sum);
            for (int j = 0; j < bits; j++) {
                total += sequence[(t + 1) * bits + j] * (signal[j] - logSum);
            }
            t++;
        }
        return -total / ((characters - 1) * bits);
    }

    static Row row() {
        Data data = Data.read();
        double[] main = Flat.of((Object) data.main);
        double[] extra = Flat.of((Object) data.extra);
        double[] state = Flat.of((Object) data.state);
        double[] sequence = Flat.of((Object) data.sequence);
        int bits = data.extra[0].length;
        return new RowBuilder("lstm", "LSTM l2 c1024", 1.6, 1.05)
                .contender(
                        Row.PRIMAL,
                        () -> Contender.primal(() -> Lstm.loss(data.main, data.extra, data.state, data.sequence)))
                .contender(Row.RETROGRAD, () -> {
                    LstmGrad.Workspace ws = new LstmGrad.Workspace();
                    return Contender.of(
                            () -> LstmGrad.gradient(data.main, data.extra, data.state, data.sequence, ws),
                            () -> Flat.of(ws.main(), ws.extra()));
                })
                .contender(Row.HAND, () -> {
                    LongMemoryByHand adjoint = new LongMemoryByHand(data.state.length / 2, data.sequence.length, bits);
                    return Contender.of(
                            () -> adjoint.gradient(data.main, data.extra, data.state, data.sequence),
                            () -> Flat.of(adjoint.dMain(), adjoint.dExtra()));
                })
                .style("flat", () -> Contender.primal(() -> lstmFlat(main, extra, state, sequence, bits)), () -> {
                    LstmFlatGrad.Workspace ws = new LstmFlatGrad.Workspace();
                    return Contender.of(
                            () -> LstmFlatGrad.gradient(main, extra, state, sequence, bits, ws),
                            () -> Flat.of(ws.main(), ws.extra()));
                })
                .expect(() -> AdBench.gradient("lstm_l2_c1024.expected.txt"), data, main.length + extra.length, 1e-11);
    }

    /** The weights, the state at the beginning and the text; also the loss over any kind of number. */
    private record Data(double[][] main, double[][] extra, double[][] state, double[][] sequence)
            implements ScalarProgram {

        static Data read() {
            AdBench in = AdBench.open("lstm_l2_c1024.txt");
            int layers = in.integer();
            int characters = in.integer();
            int bits = in.integer();
            return new Data(
                    in.rows(2 * layers, GATES * bits),
                    in.rows(3, bits),
                    in.rows(2 * layers, bits),
                    in.rows(characters, bits));
        }

        @Override
        public double[] inputs(int evaluation) {
            return Flat.of(main, extra);
        }

        @Override
        public <T> List<T> outputs(Arithmetic<T> in, List<T> x, int evaluation) {
            int layers = state.length / 2;
            int bits = extra[0].length;
            int start = main.length * main[0].length;
            List<T> hidden = new ArrayList<>();
            List<T> cell = new ArrayList<>();
            for (int i = 0; i < layers * bits; i++) {
                hidden.add(in.constant(state[2 * (i / bits)][i % bits]));
                cell.add(in.constant(state[2 * (i / bits) + 1][i % bits]));
            }
            T total = in.constant(0);
            for (int t = 0; t < sequence.length - 1; t++) {
                List<T> signal = new ArrayList<>();
                for (int j = 0; j < bits; j++) {
                    signal.add(in.times(x.get(start + j), sequence[t][j]));
                }
                for (int layer = 0; layer < layers; layer++) {
                    step(in, x.subList(8 * bits * layer, 8 * bits * (layer + 1)), signal, hidden, cell, layer * bits);
                }
                T sum = in.constant(2);
                for (int j = 0; j < bits; j++) {
                    T scaled = in.times(signal.get(j), x.get(start + bits + j));
                    signal.set(j, in.plus(scaled, x.get(start + 2 * bits + j)));
                    sum = in.plus(sum, in.exp(signal.get(j)));
                }
                T logSum = in.log(sum);
                for (int j = 0; j < bits; j++) {
                    if (sequence[t + 1][j] != 0) {
                        total = in.plus(total, in.minus(signal.get(j), logSum));
                    }
                }
            }
            return List.of(in.times(total, -1.0 / ((sequence.length - 1) * bits)));
        }

        private static <T> void step(
                Arithmetic<T> in, List<T> weights, List<T> signal, List<T> hidden, List<T> cell, int start) {
            int bits = signal.size();
            for (int j = 0; j < bits; j++) {
                T before = hidden.get(start + j);
                T forget = in.sigmoid(gate(in, weights, j, signal.get(j)));
                T input = in.sigmoid(gate(in, weights, bits + j, before));
                T output = in.sigmoid(gate(in, weights, 2 * bits + j, signal.get(j)));
                T change = in.tanh(gate(in, weights, 3 * bits + j, before));
                T after = in.plus(in.times(cell.get(start + j), forget), in.times(input, change));
                cell.set(start + j, after);
                hidden.set(start + j, in.times(output, in.tanh(after)));
                signal.set(j, hidden.get(start + j));
            }
        }

        private static <T> T gate(Arithmetic<T> in, List<T> weights, int place, T argument) {
            return in.plus(in.times(argument, weights.get(place)), weights.get(weights.size() / 2 + place));
        }
    }
}
