package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.runtime.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The network learns, its gradient is that of dual numbers, and every run prints the same. */
class IrisTrainingTest {

    private final IrisData data = IrisData.load();
    private final Matrix x = IrisTraining.inputs(data);
    private final Matrix labels = IrisTraining.labels(data);

    @Test
    void trainingEndsAbove95PercentAndPrintsTheSameEveryTime() {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        IrisNetwork network = IrisTraining.train(new PrintStream(first, true, StandardCharsets.UTF_8));
        IrisTraining.train(new PrintStream(second, true, StandardCharsets.UTF_8));

        assertThat(network.accuracy(x, labels)).isGreaterThan(0.95);
        assertThat(network.loss(x, labels)).isLessThan(0.1);
        assertThat(first.toString(StandardCharsets.UTF_8))
                .contains("step    0", "step  500")
                .isEqualTo(second.toString(StandardCharsets.UTF_8));
    }

    @Test
    void gradientIsThatOfDualNumbers() {
        IrisNetwork network = IrisNetwork.random(4, 3, 3, new Random(6));
        double[] b1 = {0.1, -0.2, 0.3};
        double[] b2 = {0.4, 0.5, -0.6};

        CrossEntropyGrad.Gradient gradient = CrossEntropyGrad.gradient(network.w1(), b1, network.w2(), b2, x, labels);

        assertThat(gradient.value()).isEqualTo(IrisNetwork.crossEntropy(network.w1(), b1, network.w2(), b2, x, labels));
        for (int parameter = 0; parameter < 4 * 3 + 3 + 3 * 3 + 3; parameter++) {
            Dual[] parameters = flat(network.w1(), b1, network.w2(), b2, parameter);
            Dual[] adjoints = flat(gradient.w1(), gradient.b1(), gradient.w2(), gradient.b2(), parameter);
            Dual expected = crossEntropy(parameters);
            assertThat(gradient.value()).isCloseTo(expected.value(), Samples.rounding(expected.value()));
            assertThat(adjoints[parameter].value())
                    .as("parameter %d", parameter)
                    .isCloseTo(expected.tangent(), Samples.rounding(expected.tangent()));
        }
    }

    private static Dual[] flat(Matrix w1, double[] b1, Matrix w2, double[] b2, int direction) {
        double[] flat = new double[24];
        for (int i = 0; i < 12; i++) {
            flat[i] = w1.get(i / 3, i % 3);
        }
        System.arraycopy(b1, 0, flat, 12, 3);
        for (int i = 0; i < 9; i++) {
            flat[15 + i] = w2.get(i / 3, i % 3);
        }
        Dual[] duals = new Dual[27];
        for (int i = 0; i < duals.length; i++) {
            duals[i] = new Dual(i < 24 ? flat[i] : b2[i - 24], i == direction ? 1 : 0);
        }
        return duals;
    }

    /** The mean cross-entropy sample by sample, without matrices. */
    private Dual crossEntropy(Dual[] p) {
        Dual loss = Dual.constant(0);
        for (int sample = 0; sample < x.rows(); sample++) {
            Dual[] hidden = new Dual[3];
            for (int unit = 0; unit < 3; unit++) {
                hidden[unit] = p[12 + unit];
                for (int input = 0; input < 4; input++) {
                    hidden[unit] = hidden[unit].plus(p[3 * input + unit].times(x.get(sample, input)));
                }
                hidden[unit] = hidden[unit].tanh();
            }
            Dual sum = Dual.constant(0);
            for (int output = 0; output < 3; output++) {
                Dual score = p[24 + output];
                for (int unit = 0; unit < 3; unit++) {
                    score = score.plus(hidden[unit].times(p[15 + 3 * unit + output]));
                }
                sum = sum.plus(score.exp());
                loss = loss.minus(score.times(labels.get(sample, output)));
            }
            loss = loss.plus(sum.log());
        }
        return loss.times(1.0 / x.rows());
    }
}
