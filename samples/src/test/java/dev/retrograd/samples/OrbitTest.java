package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.retrograd.runtime.GradientCheck;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Loops longer than what is kept of them. */
class OrbitTest {

    private static final double[] START = {1, 0, 0, 1.1};

    @Test
    void anyNumberOfStepsHasTheRightGradient() {
        for (int steps : new int[] {1, 2, 49, 50, 51, 52, 1000, 3000}) {
            GradientCheck.of(DriftGrad.class).check(Orbit::drift, START, 1.0, 2.0, steps);
        }
        assertThat(DriftGrad.gradient(START, 1, 2, 0).start()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aMillionStepsTakeTheMemoryOfFiftySnapshots() {
        DriftGrad.gradient(START, 1, 2, 10);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        DriftGrad.Gradient gradient = DriftGrad.gradient(START, 1, 5, 1_000_000);

        // four variables and a position each; a million steps would take 32 megabytes
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        // the method is of first order: a tenth of the steps is ten times as far off
        DriftGrad.Gradient coarse = DriftGrad.gradient(START, 1, 5, 100_000);
        for (int i = 0; i < START.length; i++) {
            assertThat(gradient.start()[i]).isCloseTo(coarse.start()[i], within(1e-3));
        }
        double value = Orbit.drift(START, 1, 5, 1_000_000);
        assertThat(gradient.value()).isEqualTo(value);
        double difference =
                (Orbit.drift(START, 1 + 1e-6, 5, 1_000_000) - Orbit.drift(START, 1 - 1e-6, 5, 1_000_000)) / 2e-6;
        assertThat(gradient.mass()).isCloseTo(difference, within(1e-6 * Math.abs(difference)));
    }

    @Test
    void arraysAreKeptAsOftenAsTheyFit() {
        double[] rod = new double[100];
        Arrays.setAll(rod, i -> Math.sin(0.1 * i));
        GradientCheck.of(HeatLossGrad.class).components(10).check(Orbit::heatLoss, rod, 0.3, 2000);
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatLossGrad.gradient(new double[100_000], 0.3, 5))
                .withMessage("a snapshot of the checkpointed loop takes 1600008 bytes, more than the 1048576 allowed");
    }
}
