package dev.retrograd.benchmarks.products;

import dev.retrograd.runtime.Matrix;
import java.lang.management.ManagementFactory;
import java.util.Random;

/** A JVM that measures the kernel of products as it has been started to use it. */
public final class ProductFork {
    static final String RESULT = "measured: ";
    private static final double WARM_UP = 0.5;
    private static final double SECONDS = 0.25;

    private ProductFork() {}

    /**
     * Measures and prints 10⁹ operations a second of {@code y += a * b} and of {@code y += a' * b}, a multiplication and an addition each.
     *
     * @param args the number of rows and columns of all matrices
     */
    public static void main(String[] args) {
        int n = Integer.parseInt(args[0]);
        double[][] a = random(n, 1);
        double[][] b = random(n, 2);
        double[][] y = new double[n][n];
        double product = measured(n, () -> Matrix.addProduct(y, a, b));
        double transposed = measured(n, () -> Matrix.addTransposedProduct(y, a, b));
        double sum = 0;
        for (double[] row : y) {
            for (double element : row) {
                sum += element;
            }
        }
        System.out.println(RESULT + product + " " + transposed + " " + sum);
    }

    private static double measured(int n, Runnable product) {
        // a fixed number of products, so that the sums of all JVMs can be compared
        double operations = 2.0 * n * n * n;
        long warmUp = Math.max(3, Math.round(WARM_UP * 2e10 / operations));
        long count = Math.max(2, Math.round(SECONDS * 2e10 / operations));
        for (long i = 0; i < warmUp; i++) {
            product.run();
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (long i = 0; i < count; i++) {
            product.run();
        }
        return operations * count / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    private static double[][] random(int n, long seed) {
        Random random = new Random(seed);
        double[][] matrix = new double[n][n];
        for (double[] row : matrix) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return matrix;
    }
}
