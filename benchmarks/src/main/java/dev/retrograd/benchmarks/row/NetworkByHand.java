package dev.retrograd.benchmarks.row;

import java.util.Arrays;

/**
 * The adjoint of the network by hand: products by two rows and three terms of the sums at a time, with the inner loop along
 * rows; transposes made once; the outer products four samples at a time.
 */
final class NetworkByHand {

    private final double[][] hidden = new double[Network.BATCH][Network.UNITS];
    private final double[][] scores = new double[Network.BATCH][Network.CLASSES];
    private final double[][] dHidden = new double[Network.BATCH][Network.UNITS];
    private final double[][] w2Transposed = new double[Network.CLASSES][Network.UNITS];
    private final double[][] dW1 = new double[Network.INPUTS][Network.UNITS];
    private final double[] dB1 = new double[Network.UNITS];
    private final double[][] dW2 = new double[Network.UNITS][Network.CLASSES];
    private final double[] dB2 = new double[Network.CLASSES];

    double[] derivatives() {
        return Flat.of(dW1, dB1, dW2, dB2);
    }

    double gradient(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] x, double[][] labels) {
        multiply(x, w1, hidden);
        for (double[] row : hidden) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(0, row[j] + b1[j]);
            }
        }
        multiply(hidden, w2, scores);
        double seed = 1.0 / x.length;
        double dots = 0;
        double logs = 0;
        Arrays.fill(dB2, 0);
        for (int i = 0; i < x.length; i++) {
            double[] score = scores[i];
            double[] label = labels[i];
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < score.length; j++) {
                score[j] += b2[j];
                dots += label[j] * score[j];
                max = Math.max(max, score[j]);
            }
            double sum = 0;
            for (int j = 0; j < score.length; j++) {
                score[j] = Math.exp(score[j] - max);
                sum += score[j];
            }
            logs += max + Math.log(sum);
            double share = seed / sum;
            for (int j = 0; j < score.length; j++) {
                score[j] = score[j] * share - seed * label[j];
                dB2[j] += score[j];
            }
        }
        for (int k = 0; k < w2.length; k++) {
            for (int j = 0; j < Network.CLASSES; j++) {
                w2Transposed[j][k] = w2[k][j];
            }
        }
        multiply(scores, w2Transposed, dHidden);
        outer(hidden, scores, dW2);
        Arrays.fill(dB1, 0);
        for (int i = 0; i < x.length; i++) {
            double[] d = dHidden[i];
            double[] h = hidden[i];
            for (int j = 0; j < d.length; j++) {
                d[j] = h[j] > 0 ? d[j] : 0;
                dB1[j] += d[j];
            }
        }
        outer(x, dHidden, dW1);
        return (logs - dots) / x.length;
    }

    /** c = a b, for an even number of rows. */
    private static void multiply(double[][] a, double[][] b, double[][] c) {
        int terms = b.length;
        for (int i = 0; i < a.length; i += 2) {
            double[] a0 = a[i];
            double[] a1 = a[i + 1];
            double[] c0 = c[i];
            double[] c1 = c[i + 1];
            Arrays.fill(c0, 0);
            Arrays.fill(c1, 0);
            int k = 0;
            for (; k + 2 < terms; k += 3) {
                three(a0[k], a0[k + 1], a0[k + 2], a1[k], a1[k + 1], a1[k + 2], b[k], b[k + 1], b[k + 2], c0, c1);
            }
            for (; k < terms; k++) {
                one(a0[k], a1[k], b[k], c0, c1);
            }
        }
    }

    private static void three(
            double p0,
            double p1,
            double p2,
            double q0,
            double q1,
            double q2,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] c0,
            double[] c1) {
        for (int j = 0; j < c0.length; j++) {
            c0[j] = Math.fma(p2, b2[j], Math.fma(p1, b1[j], Math.fma(p0, b0[j], c0[j])));
            c1[j] = Math.fma(q2, b2[j], Math.fma(q1, b1[j], Math.fma(q0, b0[j], c1[j])));
        }
    }

    private static void one(double p, double q, double[] b, double[] c0, double[] c1) {
        for (int j = 0; j < c0.length; j++) {
            c0[j] = Math.fma(p, b[j], c0[j]);
            c1[j] = Math.fma(q, b[j], c1[j]);
        }
    }

    /** c = aᵀ b, for a number of samples that four divides and an even number of columns of a. */
    private static void outer(double[][] a, double[][] b, double[][] c) {
        for (double[] row : c) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < a.length; i += 4) {
            double[] a0 = a[i];
            double[] a1 = a[i + 1];
            double[] a2 = a[i + 2];
            double[] a3 = a[i + 3];
            for (int k = 0; k < c.length; k++) {
                four(a0[k], a1[k], a2[k], a3[k], b[i], b[i + 1], b[i + 2], b[i + 3], c[k]);
            }
        }
    }

    private static void four(
            double p0,
            double p1,
            double p2,
            double p3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] += Math.fma(p1, b1[j], p0 * b0[j]) + Math.fma(p3, b3[j], p2 * b2[j]);
        }
    }
}
