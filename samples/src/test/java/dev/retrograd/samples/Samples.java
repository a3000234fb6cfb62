package dev.retrograd.samples;

import java.util.Random;
import org.assertj.core.data.Offset;

/** Random arguments and the arithmetic on plain arrays that the tests compare with. */
final class Samples {

    private Samples() {}

    static double[] vector(int length, Random random) {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++) {
            vector[i] = random.nextGaussian();
        }
        return vector;
    }

    static double[][] rows(int rows, int columns, Random random) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = vector(columns, random);
        }
        return matrix;
    }

    static double[][] oneHot(int rows, int columns, int row, int column) {
        double[][] matrix = new double[rows][columns];
        matrix[row][column] = 1;
        return matrix;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    static double[][] transpose(double[][] a) {
        double[][] transpose = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transpose[j][i] = a[i][j];
            }
        }
        return transpose;
    }

    /** The rounding error that a number of this size may carry. */
    static Offset<Double> rounding(double expected) {
        return Offset.offset(1e-12 * (1 + Math.abs(expected)));
    }
}
