package dev.retrograd.benchmarks.peers;

import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.Peer;
import dev.retrograd.benchmarks.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;
import net.finmath.stochastic.Scalar;

/** finmath: random variables, here of one path, that remember the operations they come from. */
public final class FinmathPeer implements Peer {

    private static final Set<String> TOO_LARGE = Set.of("gmm10", "gmm32", "hand");

    /** For {@link java.util.ServiceLoader}. */
    public FinmathPeer() {}

    @Override
    public String name() {
        return "finmath";
    }

    @Override
    public Optional<Supplier<Contender>> contender(Row row) {
        return row.program().filter(program -> !TOO_LARGE.contains(row.name())).map(program -> () -> {
            double[] derivatives = new double[row.expected().get().length];
            return Contender.of(() -> run(program, derivatives), derivatives::clone);
        });
    }

    private static double run(ScalarProgram program, double[] derivatives) {
        RandomVariableDifferentiableAADFactory factory = new RandomVariableDifferentiableAADFactory();
        double sum = 0;
        int next = 0;
        for (int evaluation = 0; evaluation < program.evaluations(); evaluation++) {
            List<RandomVariable> x = new ArrayList<>();
            for (double input : program.inputs(evaluation)) {
                x.add(factory.createRandomVariable(0, input));
            }
            for (RandomVariable output : program.outputs(new Operations(), x, evaluation)) {
                sum += output.doubleValue();
                Map<Long, RandomVariable> gradient = ((RandomVariableDifferentiable) output).getGradient();
                for (RandomVariable variable : x) {
                    RandomVariable derivative = gradient.get(((RandomVariableDifferentiable) variable).getID());
                    derivatives[next] = derivative == null ? 0 : derivative.doubleValue();
                    next++;
                }
            }
        }
        return sum;
    }

    /** The operations. */
    private static final class Operations implements Arithmetic<RandomVariable> {

        @Override
        public RandomVariable constant(double value) {
            return new Scalar(value);
        }

        @Override
        public double value(RandomVariable a) {
            return a.doubleValue();
        }

        @Override
        public RandomVariable plus(RandomVariable a, RandomVariable b) {
            return a.add(b);
        }

        @Override
        public RandomVariable minus(RandomVariable a, RandomVariable b) {
            return a.sub(b);
        }

        @Override
        public RandomVariable times(RandomVariable a, RandomVariable b) {
            return a.mult(b);
        }

        @Override
        public RandomVariable divide(RandomVariable a, RandomVariable b) {
            return a.div(b);
        }

        @Override
        public RandomVariable times(RandomVariable a, double b) {
            return a.mult(b);
        }

        @Override
        public RandomVariable plus(RandomVariable a, double b) {
            return a.add(b);
        }

        @Override
        public RandomVariable exp(RandomVariable a) {
            return a.exp();
        }

        @Override
        public RandomVariable log(RandomVariable a) {
            return a.log();
        }

        @Override
        public RandomVariable sqrt(RandomVariable a) {
            return a.sqrt();
        }

        @Override
        public RandomVariable sin(RandomVariable a) {
            return a.sin();
        }

        @Override
        public RandomVariable cos(RandomVariable a) {
            return a.cos();
        }
    }
}
