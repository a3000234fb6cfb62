package dev.retrograd.benchmarks.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** What the product of a Hessian and a vector costs beside the gradient, for the evals with a scalar result. */
public final class HessianProducts {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 31;
    private static final double WARM_UP = 3e9;

    private final Random random = new Random(1);
    private volatile double sink;

    private HessianProducts() {}

    /** A method, its gradient and its product. */
    private record Row(String name, DoubleSupplier gradient, DoubleSupplier product) {}

    /** {@return a Markdown table of medians of interleaved runs} */
    public static String table() {
        HessianProducts make = new HessianProducts();
        StringBuilder table =
                new StringBuilder("| method | gradient, ms | hvp, ms | hvp / gradient |\n|---|---|---|---|\n");
        for (Row row : List.of(make.mixture(), make.lstm(), make.logSumExp(), make.leastSquares(), make.kmeans())) {
            table.append(make.measured(row));
        }
        return table.toString();
    }

    private String measured(Row row) {
        double spent = 0;
        while (spent < WARM_UP) {
            spent += time(row.gradient(), 1) + time(row.product(), 1);
        }
        int repeats = 1;
        while (time(row.gradient(), repeats) < 20e6) {
            repeats *= 2;
        }
        double[] gradients = new double[ROUNDS];
        double[] products = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            gradients[i] = time(row.gradient(), repeats) / repeats;
            products[i] = time(row.product(), repeats) / repeats;
        }
        Arrays.sort(gradients);
        Arrays.sort(products);
        double gradient = gradients[ROUNDS / 2];
        double product = products[ROUNDS / 2];
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.2f |%n",
                row.name(),
                gradient / 1e6,
                product / 1e6,
                product / gradient);
    }

    private double time(DoubleSupplier run, int repeats) {
        double sum = 0;
        long start = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < repeats; i++) {
            sum += run.getAsDouble();
        }
        sink = sum;
        return THREAD.getCurrentThreadCpuTime() - start;
    }

    private double[] vector(int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    private double[][] matrix(int rows, int columns) {
        double[][] matrix = new double[rows][];
        Arrays.setAll(matrix, i -> vector(columns));
        return matrix;
    }

    private Row mixture() {
        int d = 10;
        int k = 25;
        double[] alpha = vector(k);
        double[][] mu = matrix(k, d);
        double[][] q = matrix(k, d);
        double[][] l = matrix(k, d * (d - 1) / 2);
        double[][] x = matrix(1000, d);
        double[] alphaTangent = vector(k);
        double[][] muTangent = matrix(k, d);
        double[][] qTangent = matrix(k, d);
        double[][] lTangent = matrix(k, d * (d - 1) / 2);
        LogPosteriorGrad.Workspace first = new LogPosteriorGrad.Workspace();
        LogPosteriorGrad.Workspace second = new LogPosteriorGrad.Workspace();
        return new Row(
                "GMM, d 10, K 25, n 1000",
                () -> LogPosteriorGrad.gradient(alpha, mu, q, l, x, 1, 0, first),
                () -> LogPosteriorGrad.hvp(
                        alpha, mu, q, l, x, 1, 0, alphaTangent, muTangent, qTangent, lTangent, second));
    }

    private Row lstm() {
        int bits = 14;
        double[][] main = matrix(4, 4 * bits);
        double[][] extra = matrix(3, bits);
        double[][] state = matrix(4, bits);
        double[][] sequence = matrix(256, bits);
        double[][] mainTangent = matrix(4, 4 * bits);
        double[][] extraTangent = matrix(3, bits);
        LstmGrad.Workspace first = new LstmGrad.Workspace();
        LstmGrad.Workspace second = new LstmGrad.Workspace();
        return new Row(
                "LSTM, 2 layers, 256 characters",
                () -> LstmGrad.gradient(main, extra, state, sequence, first),
                () -> LstmGrad.hvp(main, extra, state, sequence, mainTangent, extraTangent, second));
    }

    private Row logSumExp() {
        double[] x = vector(10_000);
        double[] xTangent = vector(10_000);
        LogSumExpGrad.Workspace first = new LogSumExpGrad.Workspace();
        LogSumExpGrad.Workspace second = new LogSumExpGrad.Workspace();
        return new Row(
                "log-sum-exp, n 10,000",
                () -> LogSumExpGrad.gradient(x, first),
                () -> LogSumExpGrad.hvp(x, xTangent, second));
    }

    private Row leastSquares() {
        double[] x = vector(128);
        double[] xTangent = vector(128);
        LeastSquaresGrad.Workspace first = new LeastSquaresGrad.Workspace();
        LeastSquaresGrad.Workspace second = new LeastSquaresGrad.Workspace();
        return new Row(
                "polynomial least squares, m 128, n 1024",
                () -> LeastSquaresGrad.gradient(x, 1024, first),
                () -> LeastSquaresGrad.hvp(x, 1024, xTangent, second));
    }

    private Row kmeans() {
        double[][] points = matrix(2000, 8);
        double[][] centroids = matrix(10, 8);
        double[][] centroidsTangent = matrix(10, 8);
        KMeansGrad.Workspace first = new KMeansGrad.Workspace();
        KMeansGrad.Workspace second = new KMeansGrad.Workspace();
        return new Row(
                "k-means, k 10, n 2000, d 8",
                () -> KMeansGrad.gradient(points, centroids, first),
                () -> KMeansGrad.hvp(points, centroids, centroidsTangent, second));
    }
}
