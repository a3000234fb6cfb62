/** Measures the derivatives of GradBench's evals beside the functions themselves. */
package dev.retrograd.benchmarks.times;
