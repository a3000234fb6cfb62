package dev.retrograd.samples;

import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

/** The tutorial's examples 3 to 5: products of matrices, whose derivatives are products again. */
public final class MatrixExamples {

    private MatrixExamples() {}

    /**
     * Example 3: Y = X W, with ∂Y_ab/∂X_cd = W_db if a = c, else 0, and ∂Y_ab/∂W_cd = X_ac if d = b, else 0.
     *
     * @param x the left factor
     * @param w the right factor
     * @return the product
     */
    @Differentiable
    public static Matrix product(Matrix x, Matrix w) {
        return x.times(w);
    }

    /**
     * Example 3 on plain arrays.
     *
     * @param x the rows of the left factor
     * @param w the rows of the right factor
     * @return the rows of the product
     */
    @Differentiable
    public static double[][] arrayProduct(double[][] x, double[][] w) {
        return Matrix.times(x, w);
    }

    /**
     * Example 4: Y = X W V, with ∂Y_ab/∂X_ad = (W V)_db.
     *
     * @param x the left factor
     * @param w the factor in the middle
     * @param v the right factor
     * @return the product
     */
    @Differentiable
    public static Matrix tripleProduct(Matrix x, Matrix w, Matrix v) {
        return x.times(w).times(v);
    }

    /**
     * Example 5: one layer D = X W of a network. Given dD, the adjoint of D that the layers above computed, as seed, the
     * companion returns dX = dD Wᵀ for the layer below and dW = Xᵀ dD for the update of the weights.
     *
     * @param x one row for each sample
     * @param w the weights, one column for each unit
     * @return one row of activations for each sample
     */
    @Differentiable
    public static Matrix layer(Matrix x, Matrix w) {
        Matrix d = x.times(w);
        return d;
    }
}
