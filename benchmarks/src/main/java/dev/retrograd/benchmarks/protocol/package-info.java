/**
 * GradBench's protocol: reads messages, finds the function asked for, times it and writes the answer. Knows no eval. May
 * import Jackson and {@code java.base}.
 */
package dev.retrograd.benchmarks.protocol;
