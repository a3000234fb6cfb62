/**
 * The expansion of matrix functions into loops over rows. May import {@code ir}, {@code rules} and {@code analysis}.
 *
 * <p>Behind {@link dev.retrograd.processor.optimize.matrix.MatrixExpansion} a matrix is a {@code double[][]}.
 */
package dev.retrograd.processor.optimize.matrix;
