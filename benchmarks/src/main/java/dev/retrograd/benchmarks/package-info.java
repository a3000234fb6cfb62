/**
 * Programs that measure Retrograd: {@link dev.retrograd.benchmarks.GradBench} and
 * {@link dev.retrograd.benchmarks.CompileTime}. May import every other package of this module.
 */
package dev.retrograd.benchmarks;
