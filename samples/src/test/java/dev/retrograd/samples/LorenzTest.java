package dev.retrograd.samples;

import static dev.retrograd.samples.Samples.rounding;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The derivative through the simulation against dual numbers that run the same steps. */
class LorenzTest {

    private static final double[] START = {1.0, -0.5, 20};
    private static final double[] PARAMETERS = {10, 28, 8.0 / 3};
    private static final double[] OBSERVED = {-3, 2, 25};
    private static final double TIME = 0.5;
    private static final int STEPS = 50;

    @Test
    void gradientIsThatOfDualNumbers() {
        MisfitGrad.Gradient gradient = MisfitGrad.gradient(START, PARAMETERS, OBSERVED, TIME, STEPS);

        assertThat(gradient.value()).isEqualTo(Lorenz.misfit(START, PARAMETERS, OBSERVED, TIME, STEPS));
        for (int i = 0; i < 3; i++) {
            double byStart = misfit(seeded(START, i), seeded(PARAMETERS, -1)).tangent();
            double byParameter =
                    misfit(seeded(START, -1), seeded(PARAMETERS, i)).tangent();
            assertThat(gradient.start()[i]).isCloseTo(byStart, rounding(byStart));
            assertThat(gradient.parameters()[i]).isCloseTo(byParameter, rounding(byParameter));
        }
    }

    @Test
    void aWorkspaceServesRunsOfDifferentLength() {
        MisfitGrad.Workspace ws = new MisfitGrad.Workspace();
        for (int steps : new int[] {10, 80, 1, 40}) {
            double value = MisfitGrad.gradient(START, PARAMETERS, OBSERVED, TIME, steps, ws);

            MisfitGrad.Gradient gradient = MisfitGrad.gradient(START, PARAMETERS, OBSERVED, TIME, steps);
            assertThat(value).isEqualTo(gradient.value());
            assertThat(ws.start()).containsExactly(gradient.start());
            assertThat(ws.parameters()).containsExactly(gradient.parameters());
        }
    }

    @Test
    void argumentsStayAsTheyAre() {
        double[] start = START.clone();

        MisfitGrad.gradient(start, PARAMETERS, OBSERVED, TIME, STEPS);

        assertThat(start).containsExactly(START);
    }

    private static Dual[] seeded(double[] values, int direction) {
        Dual[] duals = new Dual[values.length];
        for (int i = 0; i < values.length; i++) {
            duals[i] = new Dual(values[i], i == direction ? 1 : 0);
        }
        return duals;
    }

    private static Dual misfit(Dual[] start, Dual[] parameters) {
        double h = TIME / STEPS;
        Dual[] state = start;
        for (int step = 0; step < STEPS; step++) {
            Dual[] k1 = slope(state, parameters);
            Dual[] k2 = slope(moved(state, h / 2, k1), parameters);
            Dual[] k3 = slope(moved(state, h / 2, k2), parameters);
            Dual[] k4 = slope(moved(state, h, k3), parameters);
            Dual[] next = new Dual[3];
            for (int i = 0; i < 3; i++) {
                Dual sum = k1[i].plus(k2[i].times(2)).plus(k3[i].times(2)).plus(k4[i]);
                next[i] = state[i].plus(sum.times(h / 6));
            }
            state = next;
        }
        Dual sum = Dual.constant(0);
        for (int i = 0; i < 3; i++) {
            Dual error = state[i].minus(Dual.constant(OBSERVED[i]));
            sum = sum.plus(error.times(error));
        }
        return sum.times(0.5);
    }

    private static Dual[] slope(Dual[] s, Dual[] p) {
        return new Dual[] {
            p[0].times(s[1].minus(s[0])),
            s[0].times(p[1].minus(s[2])).minus(s[1]),
            s[0].times(s[1]).minus(p[2].times(s[2]))
        };
    }

    private static Dual[] moved(Dual[] state, double time, Dual[] slope) {
        Dual[] moved = new Dual[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = state[i].plus(slope[i].times(time));
        }
        return moved;
    }
}
