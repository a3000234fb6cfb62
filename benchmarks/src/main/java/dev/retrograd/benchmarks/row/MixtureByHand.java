package dev.retrograd.benchmarks.row;

import java.util.Arrays;

/**
 * The adjoint of the mixture by hand, four points at a time. Both sweeps of a point are done at once, so that what is kept is
 * of the size of the parameters. The four points give four independent sums in the forward sweep, and one update of four
 * rows in the reverse sweep. What is linear in the adjoints of the points is summed first and multiplied once at the end.
 */
final class MixtureByHand {

    private static final int POINTS = 4;

    private final int components;
    private final int d;
    private final double[][][] lower;
    private final double[][][] dLower;
    private final double[] logDeterminant;
    private final double[] shift;
    /** Point by point for each component: the centred point, and it times the factor. */
    private final double[][][] centred;

    private final double[][][] stretched;
    private final double[][] terms = new double[POINTS][];
    /** For each component the sum of the adjoints of the stretched points, and of the terms. */
    private final double[][] dStretched;

    private final double[] dTerm;
    private final double[] exps;
    private final double[] dAlpha;
    private final double[][] dMean;
    private final double[][] dFactor;

    MixtureByHand(int components, int d) {
        this.components = components;
        this.d = d;
        lower = new double[components][d][d];
        dLower = new double[components][d][d];
        logDeterminant = new double[components];
        shift = new double[components];
        centred = new double[components][POINTS][d];
        stretched = new double[components][POINTS][d];
        Arrays.setAll(terms, p -> new double[components]);
        dStretched = new double[components][d];
        dTerm = new double[components];
        exps = new double[components];
        dAlpha = new double[components];
        dMean = new double[components][d];
        dFactor = new double[components][d * (d + 1) / 2];
    }

    double[] dAlpha() {
        return dAlpha;
    }

    double[][] dMean() {
        return dMean;
    }

    double[][] dFactor() {
        return dFactor;
    }

    double gradient(double[] alpha, double[][] mean, double[][] factor, double[][] x, double gamma) {
        double prior = unpack(factor);
        for (int k = 0; k < components; k++) {
            shift[k] = alpha[k] + logDeterminant[k];
            Arrays.fill(dStretched[k], 0);
            for (double[] row : dLower[k]) {
                Arrays.fill(row, 0);
            }
        }
        Arrays.fill(dTerm, 0);
        double sum = 0;
        for (int p = 0; p < x.length; p += POINTS) {
            int count = Math.min(POINTS, x.length - p);
            for (int k = 0; k < components; k++) {
                for (int q = 0; q < POINTS; q++) {
                    centre(x[Math.min(p + q, x.length - 1)], mean[k], centred[k][q]);
                }
                stretch(lower[k], centred[k], stretched[k], terms, shift[k], k);
            }
            for (int q = 0; q < count; q++) {
                sum += logSumExp(terms[q]);
            }
            for (int q = count; q < POINTS; q++) {
                Arrays.fill(terms[q], 0);
            }
            for (int k = 0; k < components; k++) {
                dTerm[k] += (terms[0][k] + terms[1][k]) + (terms[2][k] + terms[3][k]);
                update(k, terms[0][k], terms[1][k], terms[2][k], terms[3][k]);
            }
        }
        System.arraycopy(alpha, 0, exps, 0, components);
        double logWeights = logSumExp(exps);
        pack(gamma * gamma, x.length);
        return sum - x.length * logWeights + 0.5 * gamma * gamma * prior;
    }

    private double unpack(double[][] factor) {
        double prior = 0;
        for (int k = 0; k < components; k++) {
            int next = d;
            logDeterminant[k] = 0;
            for (int column = 0; column < d; column++) {
                lower[k][column][column] = Math.exp(factor[k][column]);
                logDeterminant[k] += factor[k][column];
                for (int row = column + 1; row < d; row++) {
                    lower[k][row][column] = factor[k][next];
                    next++;
                }
            }
            for (int row = 0; row < d; row++) {
                for (int column = 0; column <= row; column++) {
                    prior += lower[k][row][column] * lower[k][row][column];
                }
            }
        }
        return prior;
    }

    private void centre(double[] point, double[] mean, double[] centre) {
        for (int j = 0; j < d; j++) {
            centre[j] = point[j] - mean[j];
        }
    }

    /** Multiplies four points by the factor, with one accumulator for each. */
    private void stretch(
            double[][] rows, double[][] points, double[][] products, double[][] term, double constant, int k) {
        double[] p0 = points[0];
        double[] p1 = points[1];
        double[] p2 = points[2];
        double[] p3 = points[3];
        double squares0 = 0;
        double squares1 = 0;
        double squares2 = 0;
        double squares3 = 0;
        for (int i = 0; i < d; i++) {
            double[] row = rows[i];
            double y0 = 0;
            double y1 = 0;
            double y2 = 0;
            double y3 = 0;
            for (int j = 0; j <= i; j++) {
                double l = row[j];
                y0 += l * p0[j];
                y1 += l * p1[j];
                y2 += l * p2[j];
                y3 += l * p3[j];
            }
            products[0][i] = y0;
            products[1][i] = y1;
            products[2][i] = y2;
            products[3][i] = y3;
            squares0 += y0 * y0;
            squares1 += y1 * y1;
            squares2 += y2 * y2;
            squares3 += y3 * y3;
        }
        term[0][k] = constant - 0.5 * squares0;
        term[1][k] = constant - 0.5 * squares1;
        term[2][k] = constant - 0.5 * squares2;
        term[3][k] = constant - 0.5 * squares3;
    }

    /** Adds four rows at once to each row of the factor's adjoint. */
    private void update(int k, double w0, double w1, double w2, double w3) {
        double[][] points = centred[k];
        double[][] products = stretched[k];
        double[] p0 = points[0];
        double[] p1 = points[1];
        double[] p2 = points[2];
        double[] p3 = points[3];
        double[] dy = dStretched[k];
        for (int i = 0; i < d; i++) {
            double a = -w0 * products[0][i];
            double b = -w1 * products[1][i];
            double c = -w2 * products[2][i];
            double e = -w3 * products[3][i];
            dy[i] += (a + b) + (c + e);
            double[] row = dLower[k][i];
            for (int j = 0; j <= i; j++) {
                row[j] += (a * p0[j] + b * p1[j]) + (c * p2[j] + e * p3[j]);
            }
        }
    }

    /** The logarithm of the sum of exponentials; its derivatives take the place of the terms. */
    private static double logSumExp(double[] terms) {
        double max = terms[0];
        for (int i = 1; i < terms.length; i++) {
            max = Math.max(max, terms[i]);
        }
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            terms[i] = Math.exp(terms[i] - max);
            sum += terms[i];
        }
        double share = 1 / sum;
        for (int i = 0; i < terms.length; i++) {
            terms[i] *= share;
        }
        return max + Math.log(sum);
    }

    private void pack(double weight, int points) {
        for (int k = 0; k < components; k++) {
            dAlpha[k] = dTerm[k] - points * exps[k];
            double[] dy = dStretched[k];
            double[] meanRow = dMean[k];
            Arrays.fill(meanRow, 0);
            for (int i = 0; i < d; i++) {
                double[] row = lower[k][i];
                for (int j = 0; j <= i; j++) {
                    meanRow[j] -= row[j] * dy[i];
                    dLower[k][i][j] += weight * row[j];
                }
            }
            double[] packed = dFactor[k];
            int next = d;
            for (int column = 0; column < d; column++) {
                packed[column] = dTerm[k] + dLower[k][column][column] * lower[k][column][column];
                for (int row = column + 1; row < d; row++) {
                    packed[next] = dLower[k][row][column];
                    next++;
                }
            }
        }
    }
}
