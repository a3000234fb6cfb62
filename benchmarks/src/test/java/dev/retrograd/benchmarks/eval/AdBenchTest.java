package dev.retrograd.benchmarks.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

/** The derivatives against those that Microsoft's ADBench computed from its own data, where it has the same function. */
class AdBenchTest {

    private static final double TOLERANCE = 1e-12;

    @Test
    void lstm() throws IOException {
        Scanner data = open("lstm.txt");
        int layers = data.nextInt();
        int characters = data.nextInt();
        int bits = data.nextInt();

        LstmGrad.Gradient gradient = LstmGrad.gradient(
                matrix(data, 2 * layers, 4 * bits),
                matrix(data, 3, bits),
                matrix(data, 2 * layers, bits),
                matrix(data, characters, bits));

        Scanner expected = open("lstm.expected.txt");
        expected.next("objective");
        assertThat(gradient.value()).isCloseTo(Double.parseDouble(expected.next()), within(TOLERANCE));
        expected.next("gradient");
        List<Double> actual = new ArrayList<>();
        addAll(actual, gradient.main());
        addAll(actual, gradient.extra());
        assertThat(actual).hasSize(expected.nextInt());
        assertComponents(actual, expected);
    }

    /** ADBench adds the prior that GradBench subtracts; the difference is written down here. */
    @Test
    void gmm() throws IOException {
        Scanner data = open("gmm.txt");
        int d = data.nextInt();
        int k = data.nextInt();
        int n = data.nextInt();
        double[] alpha = row(data, k);
        double[][] mu = matrix(data, k, d);
        double[][] q = new double[k][];
        double[][] l = new double[k][];
        for (int c = 0; c < k; c++) {
            q[c] = row(data, d);
            l[c] = row(data, d * (d - 1) / 2);
        }
        double[][] x = matrix(data, n, d);
        double gamma = Double.parseDouble(data.next());
        int m = data.nextInt();

        LogPosteriorGrad.Gradient gradient = LogPosteriorGrad.gradient(alpha, mu, q, l, x, gamma, m);

        Scanner expected = open("gmm.expected.txt");
        expected.next("objective");
        expected.next();
        expected.next("gradient");
        List<Double> actual = new ArrayList<>();
        addAll(actual, new double[][] {gradient.alpha()});
        addAll(actual, gradient.mu());
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < d; j++) {
                actual.add(gradient.q()[c][j] + 2 * (gamma * gamma * Math.exp(2 * q[c][j]) - m));
            }
            for (int j = 0; j < l[c].length; j++) {
                actual.add(gradient.l()[c][j] + 2 * gamma * gamma * l[c][j]);
            }
        }
        assertThat(actual).hasSize(expected.nextInt());
        assertComponents(actual, expected);
    }

    @Test
    void ba() throws IOException {
        Scanner data = open("ba.txt");
        row(data, 3);
        double[] camera = row(data, 11);
        double[] point = row(data, 3);
        double weight = Double.parseDouble(data.next());
        double[] feature = row(data, 2);

        for (int residual = 0; residual < 2; residual++) {
            double[] seed = new double[2];
            seed[residual] = 1;
            ReprojectionErrorGrad.Gradient gradient =
                    ReprojectionErrorGrad.gradient(camera, point, weight, feature, seed);

            Scanner values = open("ba.expected.txt");
            values.findWithinHorizon("reproj_err_0", 0);
            assertThat(gradient.value()).containsExactly(row(values, 2), within(1e-9));
            values.findWithinHorizon("J_obs0_row" + residual + "[^\n]*\\) |J_obs0_row" + residual, 0);
            List<Double> actual = new ArrayList<>();
            addAll(actual, new double[][] {gradient.camera(), gradient.point(), {gradient.weight()}});
            assertComponents(actual, values);
        }
        assertThat(WeightErrorGrad.gradient(weight).weight()).isEqualTo(-2 * weight);
    }

    private static void assertComponents(List<Double> actual, Scanner expected) {
        double scale = 0;
        for (double component : actual) {
            scale = Math.max(scale, Math.abs(component));
        }
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i))
                    .as("component %d", i)
                    .isCloseTo(Double.parseDouble(expected.next()), within(TOLERANCE * scale));
        }
    }

    private static void addAll(List<Double> list, double[][] rows) {
        for (double[] row : rows) {
            for (double element : row) {
                list.add(element);
            }
        }
    }

    private static double[][] matrix(Scanner data, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = row(data, columns);
        }
        return matrix;
    }

    private static double[] row(Scanner data, int length) {
        double[] row = new double[length];
        for (int i = 0; i < length; i++) {
            row[i] = Double.parseDouble(data.next());
        }
        return row;
    }

    private static Scanner open(String name) throws IOException {
        try (InputStream in = AdBenchTest.class.getResourceAsStream("/adbench/" + name)) {
            return new Scanner(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
