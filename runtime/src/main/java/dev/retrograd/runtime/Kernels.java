package dev.retrograd.runtime;

/**
 * The loops over whole matrices. Shapes have been checked by the caller. Blocking and jamming change which elements are
 * worked on together, never the order of the operations that make one element.
 */
final class Kernels {
    private Kernels() {}

    /** Writes {@code f} of a row of the operand to a row of the result. */
    interface RowFunction {
        void apply(double[] a, double[] y);
    }

    /** Writes {@code f} of a row of either operand to a row of the result. */
    interface RowOperator {
        void apply(double[] a, double[] b, double[] y);
    }

    static double[][] map(double[][] a, RowFunction f) {
        double[][] y = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            f.apply(a[i], y[i]);
        }
        return y;
    }

    static double[][] zip(double[][] a, double[][] b, RowOperator f) {
        double[][] y = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            f.apply(a[i], b[i], y[i]);
        }
        return y;
    }

    static double[][] copy(double[][] a) {
        return map(a, (x, y) -> System.arraycopy(x, 0, y, 0, y.length));
    }

    static double[][] transpose(double[][] a) {
        double[][] y = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            double[] ai = a[i];
            for (int j = 0; j < ai.length; j++) {
                y[j][i] = ai[j];
            }
        }
        return y;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] y = new double[a.length][b[0].length];
        addProduct(y, a, b);
        return y;
    }

    /** Continues the chains of {@code y} by the terms of {@code a * b}. */
    static void addProduct(double[][] y, double[][] a, double[][] b) {
        Products.CHOSEN.add(y, a, b);
    }

    /** Continues the chains of {@code y} by the terms of {@code a' * b}, reading the rows of {@code a} as they are. */
    static void addTransposedProduct(double[][] y, double[][] a, double[][] b) {
        Products.CHOSEN.addTransposed(y, a, b);
    }

    static double sum(double[][] a) {
        double sum = 0.0;
        for (double[] row : a) {
            for (double x : row) {
                sum += x;
            }
        }
        return sum;
    }

    static double[] rowSums(double[][] a) {
        double[] sums = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            double sum = 0.0;
            for (double x : a[i]) {
                sum += x;
            }
            sums[i] = sum;
        }
        return sums;
    }

    static double[] columnSums(double[][] a) {
        double[] sums = new double[a[0].length];
        for (double[] row : a) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }
}
