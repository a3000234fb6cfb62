package dev.retrograd.runtime;

/** The loops over one row. All arrays are indexed by the bare loop counter, so that the compiler can vectorise them. */
final class RowKernels {
    private RowKernels() {}

    static void plus(double[] a, double[] b, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] + b[j];
        }
    }

    static void minus(double[] a, double[] b, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] - b[j];
        }
    }

    static void hadamard(double[] a, double[] b, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] * b[j];
        }
    }

    static void divide(double[] a, double[] b, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] / b[j];
        }
    }

    static void negate(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = -a[j];
        }
    }

    static void scale(double[] a, double factor, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] * factor;
        }
    }

    static void shift(double[] a, double term, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] + term;
        }
    }

    static void sigmoid(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Matrix.sigmoid(a[j]);
        }
    }

    static void tanh(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.tanh(a[j]);
        }
    }

    static void exp(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.exp(a[j]);
        }
    }

    static void log(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.log(a[j]);
        }
    }

    static void relu(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Matrix.relu(a[j]);
        }
    }

    static void square(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] * a[j];
        }
    }

    static void sqrt(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.sqrt(a[j]);
        }
    }

    static void softplus(double[] a, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Matrix.softplus(a[j]);
        }
    }

    static void softmax(double[] a, double[] y) {
        double max = max(a);
        double sum = 0.0;
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.exp(a[j] - max);
            sum += y[j];
        }
        for (int j = 0; j < y.length; j++) {
            y[j] = y[j] / sum;
        }
    }

    static double logSumExp(double[] a) {
        double max = max(a);
        // An infinite maximum is the result; shifting by it would make NaN of it.
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0.0;
        for (double x : a) {
            sum += Math.exp(x - max);
        }
        return max + Math.log(sum);
    }

    private static double max(double[] a) {
        double max = Double.NEGATIVE_INFINITY;
        for (double x : a) {
            max = Math.max(max, x);
        }
        return max;
    }
}
