package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** The density written down differently, and the gradient by differences of fourth order. */
class GaussianMixtureTest {

    private static final int N = 6;
    private static final int K = 3;
    private static final int D = 4;
    private static final int M = 2;
    private static final double GAMMA = 1.3;

    private final Random random = new Random(4);
    private final double[] alpha = normal(1, K)[0];
    private final double[][] mu = normal(K, D);
    private final double[][] q = normal(K, D);
    private final double[][] l = normal(K, D * (D - 1) / 2);
    private final double[][] x = normal(N, D);

    @Test
    void valueIsThatOfTheDensities() {
        double value = GaussianMixture.logPosterior(alpha, mu, q, l, x, GAMMA, M);

        assertThat(value).isCloseTo(logPosterior(), within(1e-11 * Math.abs(value)));
    }

    @Test
    void gradientIsThatOfDifferences() {
        LogPosteriorGrad.Gradient gradient = LogPosteriorGrad.gradient(alpha, mu, q, l, x, GAMMA, M);

        assertThat(gradient.value()).isEqualTo(GaussianMixture.logPosterior(alpha, mu, q, l, x, GAMMA, M));
        assertDerivatives(alpha, gradient.alpha());
        for (int c = 0; c < K; c++) {
            assertDerivatives(mu[c], gradient.mu()[c]);
            assertDerivatives(q[c], gradient.q()[c]);
            assertDerivatives(l[c], gradient.l()[c]);
        }
    }

    @Test
    void oneDimensionHasNothingBelowTheDiagonal() {
        double[][] one = {{0.5}};
        LogPosteriorGrad.Gradient gradient = LogPosteriorGrad.gradient(
                new double[] {0.3}, one, new double[][] {{0}}, new double[1][0], new double[][] {{2}}, 1, 0);

        // ν = 2 and Γ(1) = 1
        double prior = 2 * -0.5 * Math.log(2) - 0.5;
        assertThat(gradient.value()).isCloseTo(-0.5 * Math.log(2 * Math.PI) - 1.125 + prior, within(1e-14));
        assertThat(gradient.alpha()[0]).isCloseTo(0, within(1e-15));
        assertThat(gradient.mu()[0][0]).isCloseTo(1.5, within(1e-15));
        assertThat(gradient.q()[0][0]).isCloseTo(1 - 1.5 * 1.5 - 1, within(1e-15));
        assertThat(gradient.l()[0]).isEmpty();
    }

    private void assertDerivatives(double[] parameters, double[] actual) {
        for (int i = 0; i < parameters.length; i++) {
            double expected = difference(parameters, i, this::logPosterior);
            assertThat(actual[i]).isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
        }
    }

    private static double difference(double[] parameters, int i, DoubleSupplier function) {
        double at = parameters[i];
        double h = 1e-3;
        double[] values = new double[4];
        double[] offsets = {-2 * h, -h, h, 2 * h};
        for (int point = 0; point < 4; point++) {
            parameters[i] = at + offsets[point];
            values[point] = function.getAsDouble();
        }
        parameters[i] = at;
        return (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h);
    }

    /** Densities summed without any logarithm of sums; the constants of the prior by known values of Γ. */
    private double logPosterior() {
        double weights = 0;
        double[] density = new double[N];
        double prior = 0;
        for (int c = 0; c < K; c++) {
            weights += Math.exp(alpha[c]);
            double determinant = 1;
            double squares = 0;
            for (int j = 0; j < D; j++) {
                determinant *= Math.exp(q[c][j]);
                squares += Math.exp(2 * q[c][j]);
            }
            for (double below : l[c]) {
                squares += below * below;
            }
            prior += M * Math.log(determinant) - GAMMA * GAMMA * squares / 2;
            for (int i = 0; i < N; i++) {
                density[i] += Math.exp(alpha[c]) * determinant * Math.exp(-distance(i, c) / 2);
            }
        }
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += Math.log(density[i] / weights / Math.pow(2 * Math.PI, D / 2.0));
        }
        // ν = 7: Γ₄(7/2) = π³ Γ(7/2) Γ(3) Γ(5/2) Γ(2)
        double sqrtPi = Math.sqrt(Math.PI);
        double gammas = Math.pow(Math.PI, 3) * (15 * sqrtPi / 8) * 2 * (3 * sqrtPi / 4);
        return sum + prior + K * (7 * D * Math.log(GAMMA / Math.sqrt(2)) - Math.log(gammas));
    }

    private double distance(int i, int c) {
        double distance = 0;
        for (int row = 0; row < D; row++) {
            double element = Math.exp(q[c][row]) * (x[i][row] - mu[c][row]);
            for (int column = 0; column < row; column++) {
                // columns before this one hold D - 1, D - 2, ... elements
                int start = column * (D - 1) - column * (column - 1) / 2;
                element += l[c][start + row - column - 1] * (x[i][column] - mu[c][column]);
            }
            distance += element * element;
        }
        return distance;
    }

    private double[][] normal(int rows, int columns) {
        double[][] normal = new double[rows][columns];
        for (double[] row : normal) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return normal;
    }
}
