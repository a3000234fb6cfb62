package dev.retrograd.samples;

import dev.retrograd.Derivative;
import dev.retrograd.DerivativeOf;
import dev.retrograd.Differentiable;

/** The solution of a linear system, whose adjoint is another one: nothing is differentiated of the elimination. */
public final class LinearSystem {

    private LinearSystem() {}

    /**
     * Solves {@code matrix * x = right} by elimination with partial pivoting.
     *
     * @param matrix a regular square matrix
     * @param right as many numbers as it has rows
     * @return the solution
     */
    public static double[] solve(double[][] matrix, double[] right) {
        return eliminate(matrix, right);
    }

    /** The same method under another name, which has no rule: its loops are differentiated. */
    static double[] eliminate(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
        }
        double[] x = right.clone();
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            double number = x[pivot];
            x[pivot] = x[k];
            x[k] = number;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k + 1; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    /**
     * The adjoints of a solution.
     *
     * @param matrix the adjoint of the matrix
     * @param right the adjoint of the right-hand side
     */
    public record Adjoints(double[][] matrix, double[] right) {}

    /**
     * With x̄ the adjoint of the solution, that of the right-hand side solves Aᵀ b̄ = x̄, and that of the matrix is -b̄ xᵀ.
     *
     * @param matrix the matrix
     * @param right the right-hand side
     * @param x the solution
     * @param seed the solution's adjoint
     * @return the adjoints of matrix and right-hand side
     */
    @DerivativeOf(
            type = LinearSystem.class,
            method = "solve",
            parameters = {double[][].class, double[].class})
    public static Adjoints solveAdjoint(double[][] matrix, double[] right, double[] x, double[] seed) {
        int n = right.length;
        double[][] transposed = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        double[] dright = solve(transposed, seed);
        double[][] dmatrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                dmatrix[i][j] = -dright[i] * x[j];
            }
        }
        return new Adjoints(dmatrix, dright);
    }

    /**
     * The tangent of a solution: A ẋ = ḃ - Ȧ x. Second derivatives take it, too, and the adjoint's own loops are differentiated for them.
     *
     * @param matrix the matrix
     * @param right the right-hand side
     * @param matrixTangent the tangent of the matrix
     * @param rightTangent the tangent of the right-hand side
     * @return the tangent of the solution
     */
    @DerivativeOf(
            type = LinearSystem.class,
            method = "solve",
            parameters = {double[][].class, double[].class},
            mode = DerivativeOf.Mode.TANGENT)
    public static double[] solveTangent(
            double[][] matrix, double[] right, double[][] matrixTangent, double[] rightTangent) {
        double[] x = solve(matrix, right);
        double[] change = rightTangent.clone();
        for (int i = 0; i < change.length; i++) {
            for (int j = 0; j < change.length; j++) {
                change[i] -= matrixTangent[i][j] * x[j];
            }
        }
        return solve(matrix, change);
    }

    /**
     * The energy that a network of springs stores under a load.
     *
     * @param stiffness the stiffness of the springs in a row, between walls
     * @param load a force for each mass between two springs
     * @return half the work done by the load
     */
    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    public static double energy(double[] stiffness, double[] load) {
        return work(solve(network(stiffness), load), load);
    }

    /** The same energy through the loops of the elimination. */
    @Differentiable({Derivative.JVP, Derivative.HESSIAN})
    static double energyByLoops(double[] stiffness, double[] load) {
        return work(eliminate(network(stiffness), load), load);
    }

    private static double[][] network(double[] stiffness) {
        int n = stiffness.length - 1;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = stiffness[i] + stiffness[i + 1];
            if (i > 0) {
                matrix[i][i - 1] = -stiffness[i];
                matrix[i - 1][i] = -stiffness[i];
            }
        }
        return matrix;
    }

    private static double work(double[] displacement, double[] load) {
        double sum = 0;
        for (int i = 0; i < load.length; i++) {
            sum += displacement[i] * load[i];
        }
        return sum / 2;
    }
}
