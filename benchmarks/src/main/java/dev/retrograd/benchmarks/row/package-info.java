/**
 * The rows of the table of speed: for each a method in plain Java, its generated derivative, an adjoint written by hand
 * with care, and the derivatives that everything else has to agree with.
 */
package dev.retrograd.benchmarks.row;
