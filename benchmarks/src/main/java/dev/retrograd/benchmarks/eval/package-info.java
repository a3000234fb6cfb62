/**
 * GradBench's evals, each a class with its functions as plain Java methods; {@link dev.retrograd.benchmarks.eval.Evals} lists
 * them. May import {@code dev.retrograd}, {@code dev.retrograd.benchmarks.protocol} and {@code java.base}.
 */
package dev.retrograd.benchmarks.eval;
