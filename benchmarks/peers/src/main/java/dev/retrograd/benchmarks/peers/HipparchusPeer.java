package dev.retrograd.benchmarks.peers;

import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.Peer;
import dev.retrograd.benchmarks.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hipparchus.analysis.differentiation.Gradient;

/** Hipparchus: every number carries its gradient. */
public final class HipparchusPeer implements Peer {

    private static final int MOST_INPUTS = 300;

    /** For {@link java.util.ServiceLoader}. */
    public HipparchusPeer() {}

    @Override
    public String name() {
        return "Hipparchus";
    }

    @Override
    public Optional<Supplier<Contender>> contender(Row row) {
        return row.program()
                .filter(program -> program.inputs(0).length <= MOST_INPUTS)
                .map(program -> () -> {
                    double[] derivatives = new double[row.expected().get().length];
                    return Contender.of(() -> run(program, derivatives), derivatives::clone);
                });
    }

    private static double run(ScalarProgram program, double[] derivatives) {
        double sum = 0;
        int next = 0;
        for (int evaluation = 0; evaluation < program.evaluations(); evaluation++) {
            double[] inputs = program.inputs(evaluation);
            List<Gradient> x = new ArrayList<>();
            for (int i = 0; i < inputs.length; i++) {
                x.add(Gradient.variable(inputs.length, i, inputs[i]));
            }
            for (Gradient output : program.outputs(new Operations(inputs.length), x, evaluation)) {
                sum += output.getValue();
                System.arraycopy(output.getGradient(), 0, derivatives, next, inputs.length);
                next += inputs.length;
            }
        }
        return sum;
    }

    /** The operations for a number of inputs. */
    private record Operations(int inputs) implements Arithmetic<Gradient> {

        @Override
        public Gradient constant(double value) {
            return Gradient.constant(inputs, value);
        }

        @Override
        public double value(Gradient a) {
            return a.getValue();
        }

        @Override
        public Gradient plus(Gradient a, Gradient b) {
            return a.add(b);
        }

        @Override
        public Gradient minus(Gradient a, Gradient b) {
            return a.subtract(b);
        }

        @Override
        public Gradient times(Gradient a, Gradient b) {
            return a.multiply(b);
        }

        @Override
        public Gradient divide(Gradient a, Gradient b) {
            return a.divide(b);
        }

        @Override
        public Gradient times(Gradient a, double b) {
            return a.multiply(b);
        }

        @Override
        public Gradient plus(Gradient a, double b) {
            return a.add(b);
        }

        @Override
        public Gradient exp(Gradient a) {
            return a.exp();
        }

        @Override
        public Gradient log(Gradient a) {
            return a.log();
        }

        @Override
        public Gradient sqrt(Gradient a) {
            return a.sqrt();
        }

        @Override
        public Gradient sin(Gradient a) {
            return a.sin();
        }

        @Override
        public Gradient cos(Gradient a) {
            return a.cos();
        }

        @Override
        public Gradient tanh(Gradient a) {
            return a.tanh();
        }
    }
}
